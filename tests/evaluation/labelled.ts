/** Reads the labelled utterances in `sets/`, each with what a good reply to it is. `sets/README.md` explains their ids and rules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An utterance with the ids of the entries that answer it; `none` is among them where a fallback is right too. */
export interface Asked {
  id: string;
  utterance: string;
  accept: string[];
  /** What kind of line it is, by its set: typo, long or natural; a need; an intent … */
  kind: string;
}

export interface FollowUp extends Asked {
  first: string;
}

export interface Danger extends Asked {
  /** The ids of contacts that have to be among the first four. */
  show: string[];
}

/** Entry ids by the number of the seed question. */
export const SEEDS = [
  'extent',
  'contributing-factors',
  'how-it-happens',
  'venues',
  'law-enforcement',
  'survivor-services',
  'vulnerable-groups',
  'overlapping-harms',
  'laws',
  'challenges',
  'cases',
  'networks',
  'internet-and-technology',
  'buyers',
  'where-to-turn',
  'geography',
  'industries',
  'substance-use',
  'what-has-been-tried',
  'what-you-can-do',
];

/** Contact ids by the short keys of the labelled sets. */
export const CONTACTS: Record<string, string> = {
  '911': 'emergency-911',
  nhth: 'national-human-trafficking-hotline',
  '988': 'suicide-and-crisis-lifeline-988',
  ndvh: 'national-domestic-violence-hotline',
  strongheart: 'stronghearts-native-helpline',
  rainn: 'rainn-sexual-assault-hotline',
  nrs: 'national-runaway-safeline',
  mt_child: 'montana-child-abuse-hotline',
  '211': 'montana-211',
  legal: 'montana-legal-services',
  ncmec: 'ncmec-cybertipline',
};

interface Line {
  id: string;
  q: string;
  first?: string;
  kind?: string;
  intent?: string;
  accept?: (number | 'none')[];
  must_show?: string[];
}

function read(name: string): Line[] {
  return readFileSync(join(import.meta.dirname, 'sets', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

function asked(line: Line): Asked {
  const accept = (line.accept ?? []).map((number) => (number === 'none' ? 'none' : (SEEDS[number - 1] ?? 'unknown')));
  return { id: line.id, utterance: line.q, accept, kind: line.kind ?? line.intent ?? '' };
}

export const inScope = (): Asked[] => read('inscope').map(asked);
export const spanish = (): Asked[] => read('spanish').map(asked);
export const harmless = (): Asked[] => read('benign').map(asked);
export const outOfScope = (): Asked[] => read('oos').map(asked);
export const smallTalk = (): Asked[] => read('smalltalk').map(asked);
export const followUps = (): FollowUp[] =>
  read('followups').map((line) => ({ ...asked(line), first: line.first ?? '' }));
export const danger = (): Danger[] =>
  read('crisis').map((line) => ({ ...asked(line), show: (line.must_show ?? []).map((key) => CONTACTS[key] ?? key) }));
