/**
 * Scores labelled utterances: `npx tsx tests/signals/score.ts lines.jsonl [more.jsonl]`. A line with `must_show` (contact keys,
 * `a|b` where either is right) has to escalate with all of them among the first four. A line with `kind: "wrongdoing"` has to be
 * declined. Any other line must not escalate. Prints a count for each file and every line that failed.
 */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CONTACTS } from '../evaluation/labelled.ts';
import { learnedEscalation, signalContent } from './content.ts';

interface Line {
  q: string;
  must_show?: string[];
  kind?: string;
  wrongdoing?: boolean;
}

/** Contact ids by the short keys of the labelled sets, and of sets of one's own. */
const CONTACT: Record<string, string> = {
  ...CONTACTS,
  trevor: 'trevor-project',
  trans: 'trans-lifeline',
};

const detector = learnedEscalation(signalContent());
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
  const failures = lines.flatMap((line) => failureOf(line) ?? []);
  console.log(`${basename(file)}: ${lines.length - failures.length} of ${lines.length} right`);
  for (const failure of failures) console.log(`  ${failure}`);
}

function failureOf({ q, must_show: keys, kind, wrongdoing }: Line): string | null {
  const { escalation, wrongdoing: declined } = detector.read(q);
  if (keys !== undefined) {
    const seen = escalation?.contacts.slice(0, 4) ?? [];
    const absent = keys.filter((key) => !key.split('|').some((either) => seen.includes(CONTACT[either] ?? either)));
    if (escalation === null) return `missed: ${q}`;
    return absent.length === 0
      ? null
      : `lacks ${absent.join(', ')}: ${q}  (${escalation.needs.join(', ')}: ${seen.join(', ')})`;
  }
  if (kind === 'wrongdoing' || wrongdoing === true) return declined ? null : `not declined: ${q}`;
  return escalation === null ? null : `false alarm: ${q}  (${escalation.fired.join(' · ')})`;
}
