import type { Prose } from '../contract.ts';

/**
 * What the engine says when the content brings no fixed reply of that id: neutral, true for any subject. The content's
 * own words always come first.
 */
export function builtInWords(id: BuiltInId, language: string): Prose {
  const text = (language === 'es' ? SPANISH : ENGLISH)[id];
  return [{ p: [text] }];
}

/** Ids of the fixed replies that the engine itself asks for, whatever their utterances are. */
export type BuiltInId =
  | 'fallback'
  | 'clarification'
  | 'other-place'
  | 'near-me'
  | 'near-me-none'
  | 'other-topic'
  | 'nonsense'
  | 'follow-up-more'
  | 'follow-up-none'
  | 'not-what-i-meant'
  | 'no-danger'
  | 'wrongdoing'
  | 'escalation';

/** Fixed replies that say that a question is out of scope. Their utterances teach the search what is out of scope. */
export const OUTSIDE: ReadonlySet<string> = new Set<BuiltInId>(['other-topic', 'other-place', 'nonsense']);

/** Fixed replies that say "I do not know", "not here" or "no", rather than answer. */
export const REFUSALS: ReadonlySet<string> = new Set<BuiltInId>([
  'fallback',
  'other-place',
  'other-topic',
  'nonsense',
  'wrongdoing',
  'near-me-none',
  'follow-up-none',
]);

/** Fixed replies that tell a person in danger what to know about Cairn itself. */
export const TRUST: ReadonlySet<string> = new Set(['can-he-see-this', 'delete-this', 'privacy', 'quick-exit']);

const ENGLISH: Record<BuiltInId, string> = {
  fallback: 'I do not have an answer to that. Try other words, or ask a person.',
  clarification: 'Did you mean one of these?',
  'other-place': 'I do not have answers about other places.',
  'near-me': 'These may be near you.',
  'near-me-none': 'I do not know of anyone in that place. These cover a wider area.',
  'other-topic': 'I do not know about that. Try other words, or ask a person.',
  nonsense: 'I could not read that. Try a few plain words.',
  'follow-up-more': 'Here is the whole answer.',
  'follow-up-none': 'I have no more on that. Ask about something else, or ask a person.',
  'not-what-i-meant': 'Tell me in other words. Or pick one of these:',
  'no-danger': 'All right. Ask me anything. If that changes, you can talk to a person.',
  wrongdoing: 'I cannot help with that.',
  escalation: 'You can talk to a person now.',
};

const SPANISH: Record<BuiltInId, string> = {
  fallback: 'No tengo una respuesta para eso. Use otras palabras o hable con una persona.',
  clarification: '¿Se refiere a una de estas preguntas?',
  'other-place': 'No tengo respuestas sobre otros lugares.',
  'near-me': 'Estos pueden estar cerca de usted.',
  'near-me-none': 'No conozco a nadie en ese lugar. Estos cubren un área más amplia.',
  'other-topic': 'No sé de ese tema. Use otras palabras o hable con una persona.',
  nonsense: 'No pude leer eso. Use pocas palabras sencillas.',
  'follow-up-more': 'Aquí está la respuesta completa.',
  'follow-up-none': 'No tengo más sobre eso. Pregunte otra cosa o hable con una persona.',
  'not-what-i-meant': 'Dígalo con otras palabras. O elija una de estas:',
  'no-danger': 'Está bien. Pregunte lo que quiera. Si eso cambia, puede hablar con una persona.',
  wrongdoing: 'No puedo ayudar con eso.',
  escalation: 'Puede hablar con una persona ahora.',
};

/** All of them. */
export const BUILT_IN_IDS = Object.keys(ENGLISH) as BuiltInId[];
