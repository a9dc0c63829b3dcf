"""The verbs of targets, sorted by what an outsider could see; data, each group with its reason."""

from functools import lru_cache

from openiep.plans.rules.smart.wordlist import word_set

# Nobody can see or hear these happen: two adults would look for different things.
HIDDEN = word_set(
    """improve develop understand know learn enhance appreciate enjoy become feel realise realize
    think believe value experience explore progress strengthen grow succeed consider reflect
    remember memorise memorize comprehend like want benefit wish love trust mature master acquire cope
    behave interact socialise socialize cooperate co-operate collaborate thrive flourish overcome
    internalise internalize absorb care respect process function regulate self-regulate
    self-manage prosper adapt adjust deal excel benefit aspire concern familiarise familiarize
    grasp aware confident independent motivated generalise generalize integrate foster promote
    persevere persist strive fulfil fulfill hope work calm relax settle expand widen deepen broaden
    consolidate advocate self-advocate further better boost nurture embed extend-understanding
    blossom bloom embrace refine retain discover hone heal cherish perfect optimise optimize empathise
    empathize sympathise sympathize ponder visualise visualize conceptualise conceptualize reason
    worry fret panic rationalise rationalize tune-in self-soothe wonder intend prefer dislike hate""",
)

# More or less of something: clear only when the sentence says what is counted.
CHANGING = word_set(
    """increase decrease reduce extend lower raise lengthen minimise minimize maximise maximize
    double halve lessen widen improve limit eliminate build sustain""",
)

# What these show depends on the word that follows: "use a number line" and "use skills".
LIGHT = word_set(
    """use utilise utilize apply demonstrate show exhibit display perform make do take give keep
    maintain sustain manage control handle employ practise practice accept build gain get reach
    follow have access express communicate convey share adopt implement model include
    involve establish create form develop comply set work-on carry employ exercise obtain tolerate
    generate deal experience meet attempt seek""",
)

# A result without what the child does: "achieve his target".
REACHING = word_set("achieve attain gain reach obtain earn meet pass score secure receive get")

# Being there is not yet doing something: what counts depends on the activity named.
JOINING = word_set("participate engage join contribute take-part involve")

# Attention cannot be seen; it can be told where the activity is named.
ATTENDING = word_set("attend concentrate focus listen engage")

# Whole school subjects as verbs: "he will read" names an area, "read 20 words" a skill.
BROAD = word_set(
    "add subtract multiply divide read write spell count speak talk play draw communicate work "
    "sign calculate type"
)

# One can see these, or hear them.
SEEN = word_set(
    """add address alternate ambulate analyse analyze answer apologise apologize approach arrange
    arrive articulate ascend ask assemble assess attach balance bat begin bite bend blend blow
    boil bounce bring brush build bounce button buy calculate call carry catch cease categorise
    categorize change check choose chop cite clap clarify classify clean clear climb close collect
    colour color comb combine come comment compare compile complete complain compliment compose
    compute construct continue contrast convert cook copy correct count cover crawl create cross
    cut dance decide decode decorate define deliver demand deposit derive descend describe detach
    determine differentiate dig direct discriminate discuss distinguish divide do draft draw dress
    drink drive drop dry eat edit empty encode end enlist enrol enroll enter estimate evaluate
    exchange exit explain express extend eye-point factor fasten feed fetch fill find finish
    finger-spell fit fix float flush fold follow form formulate gather generate gesture give go
    grasp greet grip group hand handle hang help highlight hit hold hop hum hug identify imitate
    indicate infer inform initiate insert interpret interrupt introduce isolate join jog jump keep
    kick kneel label laugh lay lead learn-to-sign leave lift light line list live load locate lock
    look lower make maneuver manoeuvre manipulate mark match measure memorise mix move mount
    multiply name narrate navigate negotiate nod note notice offer open operate order organise
    organize orientate outline pack paint park paragraph pass paste pause pay pedal peel perform
    phone photograph pick place plan plant play plot point pose position post pour practise
    predict prepare present press prioritise prioritize produce pronounce propose propel provide
    pull punctuate purchase push put question queue quote raise rank rate reach read
    rearrange recall recite recognise recognize record recount recreate refrain refuse
    regroup reject relate relay release remain remind remove rename reorder repair repeat rephrase
    replace reply report represent reproduce request research resolve respond rest restate resume
    retell retrieve return revise rewrite rhyme ride ring rinse roll rotate round run say scan
    schedule scoop score scribe scroll seal seat segment select self-correct self-monitor send
    separate sequence serve set sew shake share shop shout show shut sign signal sing sit skate
    sketch skim skip slice slide slow solve sort sound speak spell spit split spread spoon
    squeeze stack stand start state stay step stick stir stop store string submit subtract
    substitute suck suggest sum summarise summarize swallow swap sweep swim swing switch tap take
    talk taste teach tear tell text thank thread throw tick tidy tie tiptoe toast tolerate touch
    trace track transcribe transfer transition translate transport travel try turn twist type
    underline undo undress unbutton unfasten unlock unpack unscrew untie unzip use utter verbalise
    verbalize visit vocalise vocalize voice wait wake walk wash watch wave wear weave weigh wheel
    whisper whistle wipe withdraw withhold work wrap write zip retain stack balance vacate
    volunteer demonstrate show keep carry record graph tally estimate
    exhale inhale breathe nap sleep chew bathe shave groom toilet apologise negotiate debate argue
    justify prove persuade invite welcome thread lace crouch squat stretch reposition steer brake
    hang turn tune strum bang tap squash pinch poke stamp stir sieve iron fold knit budget bank
    invest apply enrol register sign-in log login spend save tip wheel board disembark alight
    cross ring dial swipe click drag highlight bookmark download upload print photocopy laminate
    staple glue vocabularise lip-read finger-count subitise subitize partition bridge round halve
    double exchange simplify expand factorise factorize rearrange measure plot interpret tabulate
    attend remain arrive mimic echo chant confirm act-out pretend assume pair
    pinpoint quantify tally circle tape tuck flip flap grip squeal giggle console comfort praise
    congratulate compromise bargain interview nominate phone email text message post dictate
    signpost cue beckon knock lean bow curtsey march gallop leap dodge aim shoot bowl strike
    dribble cartwheel somersault paddle dive crouch skid inform rehearse revisit proofread
    spell-check hyphenate abbreviate alphabetise alphabetize annotate bullet caption blend
    elaborate specify illustrate exemplify quiz rate swap barter chop grate mash spoon scrub
    ignore solicit
    protest scribble doodle urinate defecate babble coo gurgle munch sip lick sniff snip tear crease
    scrunch peg buckle velcro pull-up mop-up tread wade shuffle roll-over kneel-up perch lunge sprint
    overtake skip-count chorus mouth mime juggle spin twirl sway nudge stroke pat shovel rake
    sterilise sanitise vacuum hoover mop dust sweep recycle compost weed water prune plant""",
)

# What adults do. A target with only these in it says what is given, not what will change.
PROVIDING = word_set(
    """provide give offer support help encourage ensure teach supply deliver model assist
    allow enable facilitate prompt monitor supervise allocate arrange continue review liaise
    differentiate adapt scaffold remind""",
)
PROVIDED = word_set(
    """given provided offered supported helped taught encouraged allowed enabled assisted
    monitored supervised allocated seen withdrawn seated shown reminded prompted assessed referred
    exposed introduced""",
)

# "will begin to read": the verb that counts is the next one.
LEADING = word_set(
    """begin start continue try attempt learn aim strive work need seek be able expected
    going ready remember choose have has is are used has known seem come agree prefer
    commit endeavour endeavor taught proceed confidently get""",
)

MODALS = word_set("will can shall should must could would wil he'll she'll they'll i'll")

# Forms that no rule of spelling leads back to their verb.
IRREGULAR = {
    "lies": "lie", "tied": "tie", "ties": "tie", "tying": "tie", "lying": "lie", "did": "do",
    "done": "do", "does": "do", "made": "make", "has": "have", "had": "have", "having": "have",
    "is": "be", "are": "be", "being": "be", "been": "be", "was": "be", "goes": "go",
    "gone": "go", "went": "go", "written": "write", "wrote": "write", "spoken": "speak",
    "taken": "take", "given": "give", "kept": "keep", "said": "say", "told": "tell",
    "known": "know", "chosen": "choose", "understood": "understand", "learnt": "learn",
    "spelt": "spell", "sat": "sit", "met": "meet", "got": "get", "gotten": "get",
    "caught": "catch",
    "became": "become", "begun": "begin", "built": "build", "found": "find", "left": "leave",
    "shown": "show", "drawn": "draw", "worn": "wear", "eaten": "eat", "held": "hold",
    "focussed": "focus", "focusing": "focus", "focussing": "focus", "focuses": "focus",
    "focusses": "focus", "practising": "practise", "practicing": "practice",
}  # fmt: skip

KNOWN = SEEN | HIDDEN | CHANGING | LIGHT | REACHING | JOINING | ATTENDING | BROAD | {"be", "have"}

# Also nouns: a bare "play" or "work" after "and" is more often the thing than the deed.
ALSO_NOUNS = word_set(
    """play work help sound name point use plan question order place talk look
    show turn match time space record report call change hand line list note step count group
    finish paint dress drink rest run ride drive sleep result respect control focus progress
    value care process experience work trust research transfer travel share support review
    practice access need present model form set cover signal break request comment reply
    transition cut start end stop document measure smile graph text sign label match mark
    score level interest attempt display position exchange sequence exit ring tip board toilet
    dance swing slide ball color colour kick jump skip hop visit shop light thread light test
    trace track reason exercise project object subject bank budget gesture balance rhyme clap
    design study handle guide shape mix group sort type voice limit increase decrease
    contrast contact state voice bridge double round glue drag stamp iron toast float""",
)

# Words in -ly that are no adverbs.
_NOUNS_IN_LY = word_set(
    "family assembly reply supply ally belly jelly lily fly july apply multiply rely comply imply"
)


def is_adverb(word: str) -> bool:
    """Whether a word tells how ("quietly"); the -ly rule with its exceptions."""
    return word.endswith("ly") and len(word) > len("only") and word not in _NOUNS_IN_LY


_TO_TRY = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"),
    ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ied", "y"), ("ed", ""), ("ed", "e"),
)  # fmt: skip
_SHORTEST = 2


@lru_cache(maxsize=4096)
def base_of(word: str) -> str:
    """The verb a form belongs to, "stopping" to "stop"; unknown words come back as they are."""
    if word in KNOWN:
        return word
    known = IRREGULAR.get(word)
    if known is not None:
        return known
    if word.startswith("re-") and (again := base_of(word[3:])) in KNOWN:
        return again
    for ending, put in _TO_TRY:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        if len(stem) < _SHORTEST:
            continue
        if stem + put in KNOWN:
            return stem + put
        if not put and len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[:-1] in KNOWN:
            return stem[:-1]
    return word


def is_gerund(word: str) -> bool:
    """Whether a word looks like the -ing form of a verb ("reading", not "thing" or "morning")."""
    return (
        word.endswith("ing")
        and len(word) > len("ring")
        and word not in _NO_GERUNDS
    )  # fmt: skip


_NO_GERUNDS = word_set(
    """willing caring outgoing understanding thing nothing something anything everything morning
    evening during spring string king
    ceiling wedding building-site including following according regarding""",
)
