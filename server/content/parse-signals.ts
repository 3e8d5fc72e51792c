import { isMap, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ContentProblem } from './content.ts';
import { nearest, toLines } from './front-matter.ts';
import { instead } from './references.ts';
import type { Audience, Need, Signals, Wrongdoing } from './signals.ts';
import { items, listed, nameOf, phrasesIn, type Report, spelling, texts, wordGroups } from './signals-fields.ts';
import { findSlip } from './yaml-slips.ts';

/** What a signals file may name that lies elsewhere. */
export interface KnownToSignals {
  /** Ids of the files in content/contacts. */
  contacts: ReadonlySet<string>;
}

/**
 * Reads one `signals.yaml`. Never throws: what cannot be read is left out of `signals` and listed in `problems`, each
 * with its line and what would be right.
 */
export function parseSignals(
  text: string,
  file: string,
  known: KnownToSignals,
): { signals: Signals; problems: ContentProblem[] } {
  const lineCounter = new LineCounter();
  const source = toLines(text).join('\n');
  const document = parseDocument(source, { lineCounter });
  const problems: ContentProblem[] = [];
  const lineOf = (node: unknown): number => {
    const offset = (node as Node | null | undefined)?.range?.[0];
    return offset === undefined ? 1 : lineCounter.linePos(offset).line;
  };
  const report: Report = (node, problem, remedy) => problems.push({ file, line: lineOf(node), problem, remedy });

  const slip = findSlip(document, source);
  // After such a mistake, other problems are mostly its consequences, so nothing of the file is read.
  const root = !slip && isMap(document.contents) ? document.contents : null;
  if (slip) problems.push({ file, ...slip });
  else if (root === null) {
    report(
      null,
      'The file holds no settings.',
      'Start with the keys words: and needs:, as in content/en/signals.yaml.',
    );
  }

  if (root !== null) checkParts(root, report);
  const words = wordGroups(root, report);
  const reader = createReader(words, known, report);
  const needItems = items(root, 'needs', report);
  const audienceItems = items(root, 'audiences', report);
  const needs = needItems.map((item) => reader.need(item));
  const audiences = audienceItems.map((item) => reader.audience(item));
  if (root !== null && needs.length === 0) {
    report(
      root,
      'No need is listed.',
      'Add at least one under needs:, with id, contacts, phrases, examples and counterExamples.',
    );
  }
  reportTwins(needItems, 'need', report);
  reportTwins(audienceItems, 'audience', report);
  reportStrayReplies(needItems, needs, report);

  const wrongdoing = root?.get('wrongdoing');
  const signals: Signals = {
    words,
    spelling: spelling(root, report),
    fillers: texts(root, 'fillers', report),
    negations: texts(root, 'negations', report),
    notMisspelt: texts(root, 'notMisspelt', report),
    sayings: reader.phrases(root, 'sayings'),
    frames: reader.phrases(root, 'frames'),
    needs,
    audiences,
    wrongdoing: isMap(wrongdoing) ? reader.wrongdoing(wrongdoing) : { phrases: [], examples: [], counterExamples: [] },
  };
  return { signals, problems };
}

const ROOT: readonly string[] = [
  'words',
  'spelling',
  'fillers',
  'negations',
  'notMisspelt',
  'sayings',
  'frames',
  'needs',
  'audiences',
  'wrongdoing',
];

const KEYS: Record<'need' | 'audience' | 'wrongdoing', readonly string[]> = {
  need: [
    'id',
    'reply',
    'forAll',
    'otherReply',
    'general',
    'presumes',
    'contacts',
    'phrases',
    'others',
    'examples',
    'otherExamples',
    'counterExamples',
  ],
  audience: ['id', 'inDanger', 'lasts', 'contacts', 'phrases', 'examples', 'counterExamples'],
  wrongdoing: ['phrases', 'examples', 'counterExamples'],
};

/** Reports what stands at the top of the file and is no part of it. */
function checkParts(root: YAMLMap, report: Report): void {
  for (const { key } of root.items) {
    const name = nameOf(key);
    if (ROOT.includes(name)) continue;
    const meant = nearest(name, ROOT);
    report(
      key,
      `"${name}" is no part of this file.`,
      meant ? `Did you mean ${meant}?` : `Use only: ${ROOT.join(', ')}.`,
    );
  }
}

function createReader(words: Signals['words'], known: KnownToSignals, report: Report) {
  const phrases = (map: YAMLMap | null, key: string): string[] => phrasesIn(map, key, words, report);

  function contacts(map: YAMLMap, id: string): string[] {
    const named = listed(map, 'contacts', report);
    if (named.length === 0)
      report(map, `${id} shows no contact.`, 'Add contacts: [national-human-trafficking-hotline]');
    for (const { text, node } of named)
      if (!known.contacts.has(text))
        report(node, `unknown contact "${text}"`, instead(text, [...known.contacts], 'contacts'));
    return named.map(({ text }) => text);
  }

  function idOf(map: YAMLMap, kind: string): string {
    const id = map.get('id');
    if (typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return id;
    report(
      map,
      `This ${kind} has no id made of small letters, digits and hyphens.`,
      'Add a line such as id: immediate-danger',
    );
    return typeof id === 'string' ? id : '';
  }

  function keys(map: YAMLMap, kind: keyof typeof KEYS): void {
    for (const { key } of map.items) {
      const name = nameOf(key);
      if (!KEYS[kind].includes(name))
        report(key, `"${name}" is no part of ${kind}.`, `Use only: ${KEYS[kind].join(', ')}.`);
    }
  }

  function isSet(map: YAMLMap, key: string, id: string): boolean {
    const value = map.get(key) ?? false;
    if (typeof value === 'boolean') return value;
    report(map.get(key, true), `${id} has ${key}: ${value}.`, `Write ${key}: true, or leave it out.`);
    return false;
  }

  function nameIn(map: YAMLMap, key: string, id: string): string | undefined {
    const value = map.get(key);
    if (value === undefined || typeof value === 'string') return value;
    report(map.get(key, true), `${id} names no reply after ${key}.`, `Write ${key}: and one name, or leave it out.`);
    return undefined;
  }

  return {
    phrases,
    need(map: YAMLMap): Need {
      keys(map, 'need');
      const id = idOf(map, 'need');
      const [reply, otherReply] = [nameIn(map, 'reply', id), nameIn(map, 'otherReply', id)];
      const need = {
        id,
        ...(isSet(map, 'forAll', id) && { forAll: true }),
        ...(isSet(map, 'general', id) && { general: true }),
        ...(isSet(map, 'presumes', id) && { presumes: true }),
        contacts: contacts(map, id),
        phrases: phrases(map, 'phrases'),
        others: phrases(map, 'others'),
        examples: texts(map, 'examples', report),
        otherExamples: texts(map, 'otherExamples', report),
        counterExamples: texts(map, 'counterExamples', report),
      };
      if (need.phrases.length + need.others.length === 0) {
        report(map, `${id} has no phrases.`, "Add phrases: with a list, such as - won't let me leave");
      }
      return {
        ...need,
        ...(reply !== undefined && { reply }),
        ...(otherReply !== undefined && { otherReply }),
      };
    },
    audience(map: YAMLMap): Audience {
      keys(map, 'audience');
      const id = idOf(map, 'audience');
      return {
        id,
        ...(isSet(map, 'inDanger', id) && { inDanger: true }),
        ...(isSet(map, 'lasts', id) && { lasts: true }),
        contacts: contacts(map, id),
        phrases: phrases(map, 'phrases'),
        examples: texts(map, 'examples', report),
        counterExamples: texts(map, 'counterExamples', report),
      };
    },
    wrongdoing(map: YAMLMap): Wrongdoing {
      keys(map, 'wrongdoing');
      return {
        phrases: phrases(map, 'phrases'),
        examples: texts(map, 'examples', report),
        counterExamples: texts(map, 'counterExamples', report),
      };
    },
  };
}

/** Reports an id that is used twice: the second one would never be found by it. */
function reportTwins(maps: readonly YAMLMap[], kind: string, report: Report): void {
  const seen = new Set<unknown>();
  for (const map of maps) {
    const id = map.get('id');
    if (seen.has(id)) report(map, `There are two ${kind} entries called ${String(id)}.`, 'Rename one, or join them.');
    seen.add(id);
  }
}

/** Reports a need that would say the first line of a need that is not there. `needs` are what the `maps` were read as. */
function reportStrayReplies(maps: readonly YAMLMap[], needs: readonly Need[], report: Report): void {
  const ids = needs.map(({ id }) => id);
  needs.forEach(({ reply }, at) => {
    if (reply === undefined || ids.includes(reply)) return;
    report(
      maps[at]?.get('reply', true),
      `reply names ${reply}, which is no need in this file.`,
      `Use one of: ${ids.join(', ')}.`,
    );
  });
}
