"""Makers of OneRoster archives and transfer files for the tests of exchange."""

import io
import zipfile

from openiep.exchange.tests.builders import upn

USERS = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,preferredGivenName\n"
)
ROLES = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
)


def one_roster(**changed: str) -> bytes:
    """A small school: two children, a guardian of both, a teacher, an aide, two classes."""
    files = {
        "manifest": "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n",
        "orgs": "sourcedId,status,dateLastModified,name,type\no1,,,Brook Lane,school\n",
        "users": USERS
        + f'p1,,,true,amina,"{{UPN:{upn(1)}}}",Amina,Begum,,,,,,"g1,g9",7,secret,\n'
        + f"p2,,,true,zoe,,Zoë,Begum,,{upn(2)},,,,g1,7,,Zo\n"
        + "g1,,,true,farida,,Farida,Begum,,,farida@example.com,07700 900123,,,,,\n"
        + "g9,,,true,admin,,Adam,Ng,,,adam@school.example,,,,,,\n"
        + "t1,,,true,jo.lind,,Jo,Lind,,,jo.lind@school.example,,01632 960101,,,,\n",
        "roles": ROLES
        + "r1,,,p1,primary,student,,,o1\nr2,,,p2,primary,student,,,o1\n"
        + "r3,,,g1,primary,guardian,,,o1\nr4,,,g9,primary,systemAdministrator,,,o1\n"
        + "r5,,,t1,primary,teacher,,,o1\n",
        "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType\n"
        + "c1,,,7K,7,,7K,homeroom\nc2,,,7/Ma1,7,,,scheduled\n",
        "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,"
        + "userSourcedId,role\n"
        + "e1,,,c1,o1,p1,student\ne2,,,c2,o1,p1,student\ne3,,,c2,o1,p2,student\n"
        + "e4,,,c2,o1,t1,teacher\n",
        "demographics": "sourcedId,status,dateLastModified,birthDate,sex\n"
        + "p1,,,2014-03-14,female\np2,,,2014-05-02,female\n",
    } | changed
    return zipped({f"{name}.csv": text.encode() for name, text in files.items() if text})


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


CTF = f"""<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>24.0</CTFversion></Header>
<CTFpupilData><Pupil>
 <UPN>{upn(3)}</UPN><Surname>Nowak</Surname><Forename>Łukasz</Forename><DOB>2016-05-02</DOB><Sex>M</Sex>
 <SENhistory>
  <SEN><StartDate>2022-09-01</StartDate><SENprovision>K</SENprovision></SEN>
  <SEN><StartDate>2024-01-08</StartDate><SENprovision>E</SENprovision><SENneeds>
   <SENneed><SENtype>SPLD</SENtype><SENtypeRank>2</SENtypeRank></SENneed>
   <SENneed><SENtype>SLCN</SENtype><SENtypeRank>1</SENtypeRank></SENneed></SENneeds></SEN>
 </SENhistory>
 <Unheard><Of>x</Of></Unheard>
 <Contacts><Contact><Order>1</Order><Title>Mrs</Title><Surname>Nowak</Surname><Forename>Ewa</Forename>
  <Relationship>MOT</Relationship><Responsibility>1</Responsibility><AddressAsPupil>true</AddressAsPupil>
  <Address><BS7666Address><PAON>4</PAON><Street>Mill Road</Street></BS7666Address><PostCode>BR1 1AA</PostCode></Address>
  <Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900555</PhoneNo></Phone></Phones>
  <Email>ewa@example.com</Email></Contact></Contacts>
</Pupil></CTFpupilData></CTfile>
""".encode()  # noqa: E501
