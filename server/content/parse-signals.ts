import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { ContentProblem } from './content.ts';
import { CURLY } from './fields.ts';
import { nearest, toLines } from './front-matter.ts';
import { faultOf } from './phrase-fault.ts';
import { instead } from './references.ts';
import type { Audience, Need, Signals, Wrongdoing } from './signals.ts';
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
    'contacts',
    'phrases',
    'others',
    'examples',
    'otherExamples',
    'counterExamples',
  ],
  audience: ['id', 'inDanger', 'contacts', 'phrases', 'examples', 'counterExamples'],
  wrongdoing: ['phrases', 'examples', 'counterExamples'],
};

type Report = (node: unknown, problem: string, remedy: string) => void;

/** The name of a field, as text whatever YAML takes it for. */
const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

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
  function phrases(map: YAMLMap | null, key: string): string[] {
    const list = map?.get(key);
    const nodes = isSeq(list) ? list.items : [];
    return texts(map, key, report).filter((phrase, at) => {
      const fault = faultOf(phrase, words);
      if (fault !== null) report(nodes[at], `The phrase "${phrase}" ${fault.problem}.`, fault.remedy);
      return fault === null;
    });
  }

  function contacts(map: YAMLMap, id: string): string[] {
    const list = map.get('contacts');
    const nodes = isSeq(list) ? list.items : [];
    const ids = texts(map, 'contacts', report);
    if (ids.length === 0) report(map, `${id} shows no contact.`, 'Add contacts: [national-human-trafficking-hotline]');
    ids.forEach((contact, at) => {
      if (known.contacts.has(contact)) return;
      report(nodes[at], `unknown contact "${contact}"`, instead(contact, [...known.contacts], 'contacts'));
    });
    return ids;
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

function items(root: YAMLMap | null, key: string, report: Report): YAMLMap[] {
  const list = root?.get(key);
  if (list === undefined || list === null) return [];
  if (!isSeq(list)) {
    report(root?.get(key, true), `${key} is not a list.`, `Start each of the ${key} with a hyphen: - id: …`);
    return [];
  }
  return list.items.filter((item): item is YAMLMap => {
    if (isMap(item)) return true;
    report(
      item,
      `This item of ${key} has no settings.`,
      'Write - id: … and its other keys below it, indented by four spaces.',
    );
    return false;
  });
}

function texts(map: YAMLMap | null, key: string, report: Report): string[] {
  const list = map?.get(key);
  if (list === undefined || list === null) return [];
  if (!isSeq(list)) {
    report(map?.get(key, true), `${key} is not a list.`, `Write each on its own line under ${key}:, after a hyphen.`);
    return [];
  }
  return list.items.flatMap((item) => {
    const value = isScalar(item) ? item.value : undefined;
    if (typeof value === 'string' && CURLY.test(value.trim()))
      report(item, `${value.trim()} is in curly quotes.`, "Use straight ones: - 'he said: stay'");
    if (typeof value === 'string' && value.trim() !== '') return [value.trim()];
    if (typeof value === 'number') return [String(value)];
    report(item, `An item of ${key} is not text.`, "Put it in quotes: - 'yes, he did: twice'");
    return [];
  });
}

function wordGroups(root: YAMLMap | null, report: Report): Signals['words'] {
  const map = root?.get('words');
  const groups: Signals['words'] = {};
  if (!isMap(map)) return groups;
  for (const { key } of map.items) {
    const name = nameOf(key);
    groups[name] = texts(map, name, report);
    if (groups[name].length === 0)
      report(key, `The group ${name} holds no words.`, `Write ${name}: [one, two words, three]`);
  }
  for (const { key } of map.items) {
    const name = nameOf(key);
    for (const entry of groups[name] ?? []) {
      const fault = faultOf(entry, groups);
      if (fault !== null) report(key, `In the group ${name}, "${entry}" ${fault.problem}.`, fault.remedy);
    }
  }
  return groups;
}

function spelling(root: YAMLMap | null, report: Report): Signals['spelling'] {
  const map = root?.get('spelling');
  const table: Signals['spelling'] = {};
  if (!isMap(map)) return table;
  for (const { key, value } of map.items) {
    const typed = nameOf(key);
    const meant = isScalar(value) ? value.value : undefined;
    if (typeof meant === 'string' && typed !== '') table[typed] = meant;
    else report(key, `The spelling "${typed}" has no text after it.`, 'Write as typed: as meant, such as fone: phone');
  }
  return table;
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
