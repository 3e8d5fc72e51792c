import type { FaqEntry } from '../../content/content.ts';
import { type Text, words } from '../normalize.ts';

/** The work that visitors say they do. */
export interface Job {
  /** The entry for those who do it. */
  id: string;
  /** The words of the utterance without those that name it. */
  rest: string;
}

/** Returns the job that is said first, if one is. */
export type JobReader = (utterance: Text) => Job | undefined;

/** What surrounds the name of one's own job in a language: patterns of words with single spaces. */
interface Frame {
  /** Words right before it: "i am a". */
  before: string;
  /** What may begin a text whose first words name it: "hi, night". Such a text speaks of nobody else. */
  greeting: string;
  /** Words that do not stand before it where it is one's own: "my teacher", "with a trucker". */
  notBefore: string;
  /** Words that do not follow it there: "a nurse told me". */
  notAfter: string;
  /** How a phrase begins that says by itself what one does: "i manage the building". */
  doing: RegExp;
}

const FRAMES: Record<string, Frame> = {
  en: {
    before: '(?:i am|we are|am|as|being) (?:(?:a|an|the|just|also|only|one|of|another) )*',
    greeting: '(?:hi|hello|hey|so|ok|okay|well|um) ',
    notBefore:
      'a|an|the|my|our|your|his|her|their|its|this|that|some|any|every|no|is|are|was|do|does|did|can|could|should|what|who|how|why|when|where|if|with|by|to|for|from|of|about|and|or|not|need|needs|want|see|seeing',
    notAfter:
      'said|says|told|tells|asked|asks|wants|wanted|gave|keeps|kept|called|calls|came|comes|is|was|has|will|would|can|could|should|did|does|that|who|hit|hits|or',
    doing: /^(?:i|we) /,
  },
  es: {
    before:
      '(?:(?:yo )?soy|somos|como|trabajo de|trabajo como|trabajamos de|estoy de) (?:(?:un|una|el|la|los|las|de) )*',
    greeting: '(?:hola|buenas|buenos|dias|tardes|noches|oiga|disculpe|mire|pues) ',
    notBefore:
      'a|al|un|una|el|la|los|las|mi|mis|su|sus|tu|tus|nuestro|nuestra|este|esta|ese|esa|que|quien|como|cuando|donde|si|con|por|para|de|del|y|o|es|son|era|hay|no|necesito|ocupo|quiero|busco|veo',
    notAfter:
      'dijo|dice|dicen|me|le|les|nos|se|es|esta|era|fue|quiere|pidio|pregunto|llamo|vino|viene|tiene|puede|debe|que|o|no',
    doing: /^(?:trabaj|manej|limpi|rent|administr|cuid|atiend|ensen|doy|dirij|repart|tengo)/,
  },
};

/**
 * Creates the reader of one language from the `jobs` that its entries name. A language whose frames are not known reads none, and
 * neither does one without such entries.
 */
export function createJobReader(entries: readonly FaqEntry[], language: string): JobReader {
  const frame = FRAMES[language];
  const readers = entries.flatMap(({ id, jobs = [] }) =>
    frame && jobs.length > 0 ? [{ id, pattern: patternOf(jobs, language, frame) }] : [],
  );
  return (utterance) => {
    if (readers.length === 0) return undefined;
    const text = ` ${words(utterance, language).join(' ')} `;
    const [first] = readers
      .flatMap(({ id, pattern }) => {
        const match = pattern.exec(text);
        return match ? [{ id, at: match.index, said: match[0] }] : [];
      })
      .sort((a, b) => a.at - b.at);
    return first && { id: first.id, rest: text.replace(first.said, ' ').trim() };
  };
}

function patternOf(
  jobs: readonly string[],
  language: string,
  { before, greeting, notBefore, notAfter, doing }: Frame,
): RegExp {
  const phrases = jobs.map((job) => words(job, language).join(' ')).filter((phrase) => phrase !== '');
  const oneOf = (some: readonly string[]): string => (some.length > 0 ? `(?:${some.join('|')})` : '(?!)');
  const names = oneOf(phrases.filter((phrase) => !doing.test(phrase)));
  const deeds = oneOf(phrases.filter((phrase) => doing.test(phrase)));
  // "I am a night auditor", "hotel security here": up to two words tell what kind.
  const kind = `(?:(?!(?:${notBefore}) )\\S+ ){0,2}`;
  return new RegExp(` (?:${before}${kind}${names} |${deeds} )|^ (?:${greeting})*${kind}${names} (?!(?:${notAfter}) )`);
}
