import { business } from './business.ts';
import { community } from './community.ts';
import { event } from './event.ts';
import { general } from './general.ts';
import { health } from './health.ts';
import { home } from './home.ts';
import { learning } from './learning.ts';
import { personal } from './personal.ts';
import type { FieldKnowledge } from './point.ts';
import { software } from './software.ts';
import { travel } from './travel.ts';
import { writing } from './writing.ts';

interface Field {
  readonly name: string;
  readonly words: RegExp;
  readonly knowledge: FieldKnowledge;
  /** Words of a field that touches many others count for less. */
  readonly weight: number;
}

const field = (name: string, words: string, known: FieldKnowledge, weight = 1): Field => ({
  name,
  weight,
  words: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'gi'),
  knowledge: known,
});

/** Fields of which the rehearsal model knows something, told by the words that a goal uses. */
const FIELDS: readonly Field[] = [
  field(
    'software',
    'software|code|codebase|apps?|api|apis|monoliths?|micro-?services?|services|databases?|postgres(?:ql)?|mysql|mongodb|sql|server|servers|cloud|kubernetes|docker|devops|deploy\\w*|migrat\\w*|refactor\\w*|rewrit\\w*|framework|react|typescript|javascript|python|java|golang|backend|frontend|legacy|website|web ?site|repo\\w*|git|bugs?|ci|pipeline|llms?|machine learning|data ?warehouse|platform|encryption|latency|cache|caching|unit tests?|tests|test suite',
    software,
  ),
  field(
    'business',
    'company|companies|business|start-?up|firm|customers?|clients?|sales?|market\\w*|pric\\w+|revenue|profit\\w*|hir\\w+|employees?|staff|office|remote|investors?|fund\\w*|brand|product|shop|store|restaurant|caf[eé]|bakery|supplier|competitors?|churn|subscriptions?|subscribers?|saas|b2b|ceo|strategy|quarter|four-day|4-day|support team|food truck|franchise|queue|tickets?|onboarding|meetings?|coffee|bakers?',
    business,
    0.9,
  ),
  field(
    'event',
    'party|wedding|birthday|conference|festival|meet-?up|concert|ceremony|anniversary|celebrat\\w+|reunion|workshop|hackathon|picnic|guests?|dinner|banquet|gala|offsite|off-site|tournament|exhibition|bbq|barbecue',
    event,
  ),
  field(
    'travel',
    'travel\\w*|trip|vacation|holiday|holidays|flights?|itinerary|journey|hotel|backpack\\w*|road ?trip|hik\\w+|cruise|camping|tour|abroad|visit|weekend in|days in|weeks in',
    travel,
  ),
  field(
    'home',
    'house|home|apartment|flat|kitchen|bathroom|garden|roof|renovat\\w+|furniture|rent|mortgage|car|cars|solar|heat ?pump|bike|garage|basement|fence|backyard|tree|trees|dishwasher|sofa',
    home,
  ),
  field(
    'health',
    'health\\w*|fit|fitness|diet|weight|exercise|sleep\\w*|running|marathon|yoga|gym|doctor|stress|smok\\w+|alcohol|vegetarian|vegan|meditat\\w+|back pain|injur\\w+|burnout|nutrition',
    health,
  ),
  field(
    'learning',
    'learn\\w*|study|studying|course|courses|exam|exams|language|spanish|french|german|japanese|mandarin|piano|guitar|teach\\w*|tutor|degree|curriculum|homework|training|classroom|thesis',
    learning,
  ),
  field(
    'community',
    'city|cities|town|village|council|mayor|residents?|neighbou?r\\w*|public|policy|policies|law|government|community|communities|ngo|non-?profit|charity|climate|environment\\w*|traffic|bicycle lanes?|bike lanes?|park|parks|parking|recycl\\w+|citizens?|students?|pupils?|schools?|university|college|cafeteria|canteen|waste|plastic|vot\\w+|tax|taxes|housing|library|libraries|ban|church|club|association|river',
    community,
  ),
  field(
    'writing',
    'writ\\w+|novel|book|poem|poetry|article|blog|essay|story|stories|screenplay|script|film|movie|song|album|podcast|speech|presentation|newsletter|slogan|logo|game|comic|character|characters|chapter|lyrics|video',
    writing,
  ),
  field(
    'personal',
    'my job|my career|career|quit|retire\\w*|marry|marriage|relationship|girlfriend|boyfriend|partner|husband|wife|kids?|children|baby|dog|cat|puppy|pet|life|friends?|parents?|mother|father|family|propose to|move to|moving to|sabbatical|happiness|hobby|daughter|son',
    personal,
    0.7,
  ),
];

/** The field that a goal speaks of most, or null. Longer words weigh more, and earlier ones break a tie. */
export function fieldOf(goal: string): { readonly name: string; readonly knowledge: FieldKnowledge } | null {
  let best: Field | null = null;
  let bestScore = 0;
  for (const candidate of FIELDS) {
    const hits = goal.match(candidate.words) ?? [];
    const score = new Set(hits.map((hit) => hit.toLowerCase())).size * candidate.weight;
    const first = hits[0] ? 1 - goal.indexOf(hits[0]) / (goal.length + 1) : 0;
    if (score > 0 && score + first / 2 > bestScore) {
      best = candidate;
      bestScore = score + first / 2;
    }
  }
  return best;
}

export { general };
