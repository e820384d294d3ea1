/** Base forms that goals commonly use as verbs, so that subject and predicate can be told apart. */
export const VERBS = new Set(
  `abandon accept achieve acquire add adopt allow apply approve ask attend automate avoid ban become begin book borrow
  bring build buy call cancel celebrate change charge choose clean close collect combine compare compete complete
  conduct consider continue convert cook cover create cut deal decide decorate define delay deliver deploy design
  develop discontinue donate double draft drive drop eat eliminate enable encourage end enter establish evaluate expand
  explain explore extend fight find finish fire fix focus follow forbid found fund gather get give go grow handle have
  help hire hold host identify implement improve include increase introduce invest invite join keep launch lead learn
  leave let limit live look love lower make manage market marry merge migrate modernise modernize monetise monetize move name
  negotiate offer open optimise optimize order organise organize outsource own paint participate pass pause pay pick
  plan plant play postpone prefer prepare present prevent prioritise prioritize produce promote propose protect prove
  provide publish purchase pursue put quit raise reach read rebrand rebuild recommend record recruit redesign reduce
  refactor refuse regulate relocate remain remodel remove renew renovate rent repair replace require research resolve
  restore restructure retire return reuse review rewrite rise run save scale schedule sell send separate serve set
  settle share shift ship shorten simplify skip sleep solve spend split stand start stay stop store strengthen study
  subsidise subsidize summarise summarize supply support survive switch take teach tell test track train transform
  translate travel treat try turn upgrade use visit vote wait walk wear win work write`.split(/\s+/),
);

/** Words that carry no topic of their own. */
export const STOP_WORDS = new Set(
  `a about above after again against all also although am among an and another any anyone are around as at away back be
  because been before behind being below best better between both but by can cannot could did do does doing done down
  during each either else enough especially etc even ever every everyone everything few first for from further good
  great had has have having he her here hers him his how however i if in instead into is it its itself just kind last
  least less like lot make many may maybe me might mine more most much must my near need needs neither never new next no
  none nor not now of off often on once one only onto or other others ought our ours out over own per perhaps please
  possible quite rather really same shall she should so some somebody someone something soon still such than that the
  their theirs them then there these they thing things this those though through to together too toward towards under
  until up upon us use using versus very via vs want wants was way ways we well were what when where whether which while who whom
  whose why will with within without would yes yet you your yours`.split(/\s+/),
);

export const DETERMINERS = new Set(
  'a an the its his her their my our your this that these those every each some any no another'.split(' '),
);

export const PRONOUNS = new Set(
  'i we you he she it they this that there one everyone everybody people someone nobody anyone'.split(' '),
);

/** Verbs that as often stand as nouns inside a noun phrase. */
export const NOUN_LIKE = new Set(
  `book brand change cook cover cut deal design drop end fund help host launch look market move name offer order paint
  plan plant play price record rent report research review run save schedule sell share ship sleep start stay stop store
  study supply support test train travel treat turn vote visit walk win work`.split(/\s+/),
);

/** Adjectives without a telling ending: the word behind them belongs to the same noun phrase. */
export const ADJECTIVES = new Set(
  'new old big small large little long short high low early late good bad great young main whole own first second last next full public private local open free own such other best better own red green blue black white'.split(
    ' ',
  ),
);

const SECOND_PERSON: Readonly<Record<string, string>> = {
  i: 'you',
  "i'm": 'you are',
  "i've": 'you have',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  we: 'you',
  "we're": 'you are',
  "we've": 'you have',
  us: 'you',
  our: 'your',
  ours: 'yours',
  ourselves: 'yourselves',
  am: 'are',
};

/** The user's words as somebody else says them: "my" becomes "your". */
export function toSecondPerson(text: string): string {
  return text.replace(/(?<![\p{L}\d'’-])[\p{L}'’]+(?![\p{L}\d-])/gu, (word) => {
    if (word === 'US') return word;
    const changed = SECOND_PERSON[word.toLowerCase().replace('’', "'")];
    return changed === undefined ? word : changed;
  });
}
