"""The words around verbs that show what a clause asks for, and of whom; data."""

import re

from openiep.plans.rules.smart.phrases import Phrase
from openiep.plans.rules.smart.wordlist import word_set

LONGEST_PHRASE = 28
PREPOSITIONS = word_set("with without in on at during when within after while from for by")
DETERMINERS = word_set(
    """
    a an the his her their its my our your own all any some this that these those each every
    two three four five six ten one up out to at on in into for with from 's no both along
    around across down off away
    """
)
STRICT = word_set(
    """
    a an the his her their its my our own all two three four five six ten up out
    """
)
BEFORE_INFINITIVE = word_set(
    """
    . : ; - • * ) able is are target aim goal outcome objective needs need expected learn has have ready begin
    start continue
    """
)
PURPOSE = re.compile(
    r"\b(?:so that|so (?:he|she|they|i|his|her|their) (?:can|will|is|are|feels?)|this is so|this "
    r"is to"
    r"|in order that|enabling (?:him|her|them)|to enable (?:him|her|them)|which will (?:help"
    r"|enable)"
    r"|(?:that|which) will (?:help|enable|allow)|to help (?:him|her|them)|helping (?:him|her"
    r"|them))\b"
)
# No purpose, and no tool of measurement, without one of these words.
PURPOSE_WORDS = word_set("so this order enabling enable which that help helping")
TOLD_WORDS = word_set("measured observed recorded assessed documented monitored tracked evaluated")
TOLD_BY = re.compile(
    r"\b(?<!\bbe )(?<!\bbeen )(?:as )?"
    r"(?:measured|observed|recorded|assessed|documented|monitored|tracked|evaluated) "
    r"(?:\w{1,14} ){0,2}?(?:by|using|with|on|through|via|in|from|during)\b"
)
# "Progress will be measured through ...": how it is told, not what is asked.
HOW_TOLD = re.compile(
    r" ?(?:(?:his|her|their|the) )?(?:progress|improvements?|growth|data|success|mastery|results)\b"
    r"(?: \w+)? will (?:be|include)\b"
)
ADULT_SUBJECT = re.compile(
    r"(?:^|[ \u2022])(?:\w+'s )?(?:(?:the|his|her|their|all|a|an|our|class|support|school|key|teaching"
    r"|learning|trained|"
    r"familiar|speech and language|occupational|nursery|mrs?\.?|miss|ms\.?|dr\.?)[ ]){0,3}"
    r"(?:teachers?|tas?|lsas?|staff|adults?|school|parents?|carers?|mum|dad|senco|sendco|"
    r"assistants?|therapists?|salt|slt|ot|key ?workers?|practitioners?|team|family|we|nursery|"
    r"psychologist|professionals|setting)(?:[ ](?:and|&|or)[ ](?:\w+[ ]){1,3}?)? "
    r"(?:will|to|should|must|shall|can|needs? to)\b"
)


# "By implementing ..." tells the way there, not what one would see.
MEANS = word_set(
    """implement employ utilise utilize participate engage attend receive practise practice work
    access incorporate apply"""
)
# A phrase that begins with one of these comes before the main clause.
BEFORE_A_CLAUSE = PREPOSITIONS | word_set(
    "given if following upon before over once as until whilst throughout across provided presented"
)
BEFORE_GERUND = word_set("begin start continue be practise practice work remember")
HELPING = word_set("help teach encourage enable support allow assist train prompt remind motivate")
SOMEBODY = word_set("him them child pupil student learner xx xxx")
# Subjects whose verb has no ending: "Pupils recognise", "they use".
MANY = word_set("they pupils children students learners i we")
UNWILLING = word_set("willing keen eager happy wants tries due able")
WE = word_set("we i mum dad parents our the")
AFTER_A_VERB = word_set("a an the his her their its own")
_NOT_VERBS = word_set("""this his its always perhaps towards across as is has was plus years terms weeks
    steps lessons sessions stages levels words grades ks""")


def third_person(word: str) -> bool:
    """ "Mimics the teacher": a word on -s before an article is a verb, known or not."""
    return word.endswith("s") and not word.endswith(("ss", "'s")) and word not in _NOT_VERBS


def is_help(phrase: Phrase) -> bool:
    """ "To help Sam to read" tells what adults do: a helping verb, somebody, and "to"."""
    return phrase.verb in HELPING and "to" in phrase.words[2:5]
