import type { Ask } from './contract.ts';
import { REFUSALS, type Refusal, wrongShape } from './failure.ts';
import { UTTERANCE_LIMIT } from './retrieval/text/parts.ts';

/** Most entry ids that an ask may carry as context. */
const CONTEXT_LIMIT = 6;
/** Longest entry id or language tag that is looked at. */
const NAME_LIMIT = 100;
const FIELDS = new Set(['utterance', 'rest', 'locale', 'context', 'passage']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of `POST /v1/ask`. What was sent in two is returned as one utterance, however long. A language that the content
 * lacks is no error: the engine answers in its default. No refusal repeats what was sent.
 */
export function parseAsk(body: Uint8Array): Ask | Refusal {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return REFUSALS.notUtf8;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return REFUSALS.notJson;
  }
  return checkAsk(value);
}

/** Whether a body was refused, and not read. */
export function isRefusal(value: Ask | Refusal): value is Refusal {
  return 'status' in value;
}

function checkAsk(value: unknown): Ask | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrongShape('The body must be an object such as { "utterance": "…" }.');
  for (const field in value)
    if (!FIELDS.has(field))
      return wrongShape(
        'The body has a field that is not known. Send only utterance, rest, locale, context and passage.',
      );
  const { utterance, rest = '', locale, context, passage } = value as Record<string, unknown>;
  if (typeof utterance !== 'string' || utterance.length > UTTERANCE_LIMIT || utterance.trim() === '')
    return wrongShape(
      `utterance must be a string of 1 to ${UTTERANCE_LIMIT} characters, not only spaces. Send what is longer in rest.`,
    );
  if (typeof rest !== 'string')
    return wrongShape(`rest must be a string: what comes after the first ${UTTERANCE_LIMIT} characters of the text.`);
  if (locale !== undefined && !isName(locale)) return wrongShape('locale must be a language tag such as "en".');
  if (context !== undefined && !isContext(context))
    return wrongShape(`context must be a list of at most ${CONTEXT_LIMIT} entry ids, oldest first.`);
  if (passage !== undefined && !isPlace(passage))
    return wrongShape('passage must be a whole number from 0: the passage of the reply before.');
  return {
    utterance: utterance + rest,
    ...(locale !== undefined && { locale }),
    ...(context !== undefined && { context }),
    ...(passage !== undefined && { passage }),
  };
}

function isContext(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= CONTEXT_LIMIT && value.every(isName);
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= NAME_LIMIT;
}
