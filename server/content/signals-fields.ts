import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { CURLY } from './fields.ts';
import { faultOf } from './phrase-fault.ts';
import type { Signals } from './signals.ts';

/** Reports what is wrong at a node of the file, and what would be right. */
export type Report = (node: unknown, problem: string, remedy: string) => void;

/** A text of a list, with its place in the file. */
interface ListedText {
  text: string;
  node: unknown;
}

/** The name of a field, as text whatever YAML takes it for. */
export const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

/** The items of the list `key` that have keys of their own. Other items are reported. */
export function items(root: YAMLMap | null, key: string, report: Report): YAMLMap[] {
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

/** The texts of the list `key`. Items that are no text are reported, and left out. */
export function texts(map: YAMLMap | null, key: string, report: Report): string[] {
  return listed(map, key, report).map(({ text }) => text);
}

/** The same with the place of each, for what is found wrong with it later. */
export function listed(map: YAMLMap | null, key: string, report: Report): ListedText[] {
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
    if (typeof value === 'string' && value.trim() !== '') return [{ text: value.trim(), node: item }];
    if (typeof value === 'number') return [{ text: String(value), node: item }];
    report(item, `An item of ${key} is not text.`, "Put it in quotes: - 'yes, he did: twice'");
    return [];
  });
}

/** The phrases of the list `key`. Those that could not be matched are reported, and left out. */
export function phrasesIn(map: YAMLMap | null, key: string, words: Signals['words'], report: Report): string[] {
  return listed(map, key, report).flatMap(({ text, node }) => {
    const fault = faultOf(text, words);
    if (fault !== null) report(node, `The phrase "${text}" ${fault.problem}.`, fault.remedy);
    return fault === null ? [text] : [];
  });
}

/** The groups of words that phrases may name. */
export function wordGroups(root: YAMLMap | null, report: Report): Signals['words'] {
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

/** What is typed, and what is meant by it. */
export function spelling(root: YAMLMap | null, report: Report): Signals['spelling'] {
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
