"""The nouns that decide: vague things, activities, materials, occasions, people; data."""

from openiep.plans.rules.smart.wordlist import word_set

# Asked for these, two adults would look for different things.
VAGUE = word_set(
    """skill skills ability abilities understanding knowledge awareness confidence independence
    behaviour behavior behaviours behaviors potential progress improvement improvements strategy
    strategies technique techniques language vocabulary responsibility respect self-esteem esteem
    self-confidence attention concentration focus engagement compliance resilience relationships
    relationship friendships friendship friends participation communication comprehension
    literacy numeracy learning attitude attitudes interest motivation regulation self-regulation
    control self-control emotions emotion feelings anger anxiety frustration wellbeing well-being
    interactions interaction curriculum needs development performance mobility coordination
    co-ordination fluency intelligibility maturity manners empathy tolerance patience effort
    self-advocacy advocacy memory coping reading writing spelling maths math mathematics
    processing functioning social success achievement attainment environment environments
    organisation organization quality level levels thoroughness production competence
    competency demands change changes situations stress worries temper mood sense
    articulation pronunciation handwriting presentation stamina strength safety hygiene
    self-care transitions transition choices choice-making decision-making problem-solving
    thinking reasoning processes work schoolwork productivity initiative adaptability
    self-management habits routines modulation readiness proficiency mastery conduct
    self-awareness self-expression expression concepts concept improvement growth technology
    things aspects difficulties challenges barriers issues potential opportunities
    risks risk danger values rules-of-life play language-skills inclusion outcomes
    resources tools practices interventions accommodations supports matters affection span meanings movement
    method methods means preferences
    pride ownership attachments attachment norms norm rules rule ways autonomy agency determination
    perseverance persistence diligence enthusiasm curiosity kindness honesty integrity leadership
    teamwork sportsmanship cooperation co-operation collaboration flexibility stability belonging
    insight consideration gratitude appreciation courage assertiveness mindfulness experiences
    impulses boundaries consequences
    limits wants compassion familiarity sympathy generosity loyalty courtesy commitment process approach
    approaches preparations arrangements
    encouragement gains expectations materials material school lessons activities groups""",
)

# Vague as they stand, clear once the sentence lists what is meant.
LISTABLE = word_set(
    """strategy strategies technique techniques behaviour behavior behaviours behaviors skills
    skill tools choices language vocabulary feelings emotions needs routines risks manners
    conventions concepts hygiene self-care method rules norms ways boundaries greetings""",
)

# Praise words: they judge instead of telling what is seen.
PRAISE = word_set(
    """appropriate appropriately good better positive best proper acceptable suitable responsible
    age-appropriate conventional effective right improved purposeful meaningful constructive increased greater
    more mature sensible nice correct-
    various""",
)

# What can be managed so that one sees it.
MANAGED = word_set(
    """belongings toilet toileting fasteners fastenings clothing clothes buttons button zip zips
    lunch shoes shoe coat tray cutlery stairs equipment medication money laces zipper backpack
    bag locker hearing-aids inhaler pump diary""",
)

# What a child has to have along: remembering it can be seen.
BELONGINGS = MANAGED | word_set(
    """kit homework glasses planner book books folder pencil pen uniform tie jumper drink snack key
    keys pass card hat gloves instrument"""
)

# Results, not deeds.
LEVELS = word_set(
    """level levels stage target targets expectation expectations standard standards age score
    grade grades potential goal goals objective objectives milestone milestones criteria
    curriculum band average points months outcomes profile""",
)
EVENTS = word_set(
    """degree qualification qualifications certificate certificates gcse gcses award badge attendance
    diploma licence license test exam exams placement job apprenticeship employment btec
    nvq accreditation medal internship internships traineeship apprenticeships volunteering
    punctuality drop transport theory course entry""",
)

ACTIVITIES = word_set(
    """story stories storytime activity activities lesson lessons carpet circle assembly game games
    maths math reading writing phonics literacy english science input instruction instructions
    speaker book books song songs video puzzle toy toys conversation conversations discussion
    discussions group table craft computer task tasks register teacher adult rhyme worksheet
    sorting cooking art music work seatwork classwork homework pe ict drawing painting
    exercise page session sessions
    explanation conversation talk directions direction choosing seat
    bucket play jigsaw worktable workstation hydrotherapy""",
)
GENERIC_ACTIVITY = word_set(
    """activity activities lesson lessons learning group groups class school curriculum task tasks
    work session sessions life community environment opportunities setting all everything
    education experiences skills play events things society""",
)

# What a child may recognise, such that one can hear or see it.
CONCRETE = word_set(
    """letter letters sound sounds number numbers numeral numerals word words coin coins shape
    shapes colour colours color colors name names grapheme graphemes phoneme phonemes digraph
    digraphs rhyme rhymes sign signs symbol symbols picture pictures clock time o'clock digits
    notes faces digit syllables patterns fractions vowels consonants blends graphs""",
)

# What is done at one time: numbers before these say how often.
OCCASIONS = word_set(
    """time times occasion occasions trial trials opportunity opportunities session sessions
    day days lesson lessons attempt attempts week weeks try tries probe probes sample samples
    observation observations assessment assessments interval intervals test tests period periods
    instance instances situation situations conversation conversations transition transitions
    example examples setting settings environment environments assembly assemblies mornings
    afternoons playtimes lunchtimes breaktimes check-ins check-in chances row mornings turns
    exchanges tasks assignments activities problems directives questions classes
    measurements experiences essays paragraphs quizzes interactions requests""",
)

PERSONS = word_set(
    """peer peers friend friends adult adults child children teacher teachers person people pupil
    pupils classmate classmates student students partner partners sibling staff ta tas parent
    parents mum dad mother father nan gran grandma grandad grandparents
    cousin carer carers family therapist assistant member members customers shopkeeper
    player players stranger strangers boy boys girl girls brother sister keyworker
    roommate roommates flatmate flatmates housemate housemates listener
    helper buddy lsa sna senco""",
)

PERIODS = word_set(
    "minute minutes min mins second seconds sec secs hour hours hr hrs day days week weeks "
    "month months term terms half-term half-terms year years lesson session night nights"
)

# Help that can be checked, once it is named or counted.
HELP = word_set(
    """prompt prompts prompting cue cues cueing reminder reminders help support assistance
    supervision guidance encouragement modelling modeling redirection redirections scaffolding
    repetition repetitions assist facilitation hand-over-hand hand-under-hand input""",
)
HELP_KINDS = word_set(
    """visual verbal physical gestural gesture picture written auditory symbol tactile sign
    adult-modelled model modelled hand-over-hand hand-under-hand full partial pictorial signed
    spoken peer one single two three no 1 2 3 4 5 0 four five zero silent non-verbal nonverbal
    indirect direct photo 1:1 one-to-one makaton step-by-step light initial first"""
)

# Things one gives a child to work with.
MATERIALS = word_set(
    """line lines number-line manipulatives counters cubes visual visuals picture pictures card
    cards checklist checklists timer timers frame frames bank mat mats calculator scissors grip
    pencil pen walker ipad tablet laptop device software computer keyboard organiser organizer organisers
    organizers
    starter starters scaffold template templates headphones model ruler rail handrail makaton
    pecs book books symbols timetable schedule fidget cushion overlay overlays text texts story
    script scripts board boards chart charts diary planner map maps toy toys objects object props
    blocks beads puppets app dictionary word-bank word-mat photos photo photographs switch
    magnifier braille cane frame wheelchair bike trike spoon fork knife cup straw table desk
    technology aids aid aac prompt-sheet grid squares square
    numicon dienes ten-frame tens-frame array coins notes money clock lego playdough paintbrush
    whiteboard tape recorder fingers diagram diagrams storyboard log sheet guide rubric
    ear-defenders defenders mirror bag box basket bin
    label labels mark marks stick plates plate spacer highlighter plan profile screen slope paper
    transcripts stories signs sensory weighted video videos radio amplification
    hearing-aids microphone seat chair stool glasses armbands float floats stabilisers stabilizers list
    goggles strategies-card""",
)
# "using full stops" tells what is written, not what with.
CONTENT = word_set(
    """sentence sentences word words phrase phrases letters letter capitals capital punctuation
    vocabulary language grammar strategy strategies method methods voice hands steps step pattern
    technique techniques tense connectives conjunctions spaces spacing skills tone volume stops
    full gestures eye contact pronouns verbs adjectives nouns sounds blends communication
    manners words capitalization segmentation knowledge time formation facts operations
    feet structure sequence commas units unit capitals numbers digits numerals evidence details
    estimation operations algorithm point points
    pressure posture movements parts senses addition subtraction multiplication division regrouping""",
)

PLACES = word_set(
    """class classroom classrooms lesson lessons group groups pair pairs playground hall dining
    lunchroom canteen cafeteria corridor corridors hallway hallways school home nursery community café
    kitchen bathroom toilet library shop shops bus pe gym gymnasium pool assembly assemblies
    circle carpet conversation conversations discussion discussions room corner play game
    games setting settings environment environments context contexts situation situations house
    garden park base college street cloakroom workplace recess lunch speech taxi minibus hydro
    pre-school preschool playtime breaktime supermarket public swimming therapy counselling
    counseling activity activities task tasks routine routines session sessions reception
    registration tutor field yard car front workspace workstation space queue store stores mall
    market restaurant cafe office bank station airport road crossing beach farm zoo museum theatre
    cinema church hospital clinic surgery centre center club foyer entrance lift corridor workshop
    lab laboratory studio salon site town village neighbourhood neighborhood den tent sandpit
    sandbox restroom washroom campus grounds tram bay outing outings trip trips songs""",
)
