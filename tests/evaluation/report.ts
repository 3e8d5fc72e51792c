/** Writes the report as one HTML file that needs no other: tables, charts drawn as SVG, every miss in full. */
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD } from '../../server/retrieval/decide.ts';
import type { PublicFigures } from './public-score.ts';
import type { Figure, Outcome } from './score.ts';

export interface Report {
  lines: readonly Outcome[];
  own: Record<string, Figure>;
  publicFigures: readonly { name: string; figures: PublicFigures }[];
  /** By engine, then by set: the share of utterances whose first result is right. */
  ranks: ReadonlyMap<string, ReadonlyMap<string, number>>;
  notes: readonly string[];
}

export function renderReport({ lines, own, publicFigures, ranks, notes }: Report): string {
  const asked = lines.filter(({ set }) => set === 'in scope');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>How well Cairn understands people</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1d2a2f; background: #fff }
  h1, h2 { line-height: 1.2 } h2 { margin-top: 2.5rem }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
  th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d6dee0; vertical-align: top }
  td.n, th.n { text-align: right }
  .bar { display: inline-block; height: .7rem; background: #2f6f73; vertical-align: middle }
  svg { max-width: 100%; height: auto } svg text { font: 12px system-ui, sans-serif; fill: #1d2a2f }
  .wide { overflow-x: auto }
</style></head><body>
<h1>How well Cairn understands people</h1>
<p>Everything went through <code>engine.reply</code>. The weights of the certainty were fitted on the development halves of the
public sets alone (<code>npx tsx tests/evaluation/fit.ts</code>), and the public figures are on the test halves. The labelled
lines are a development set: no weight was fitted on them, but the thresholds, the balance of the two scores and the synonyms
were chosen by someone who had seen them, and some extra entries were judged right by that reader. So treat those figures as
kind; a set nobody has seen will score lower.</p>
<h2>Figures</h2>
${table(
  ['figure', 'share', 'lines', ''],
  Object.entries(own).map(([name, { value, lines: count }]) => [
    escaped(name),
    percent(value),
    String(count),
    bar(value),
  ]),
)}
<h2>By kind of utterance</h2>
${table(['set', 'kind', 'right', 'lines', ''], byKind(lines))}
<h2>Answer, clarify or fall back</h2>
<p>Each threshold from 0 to 1: how many in-scope utterances are answered right, answered wrong, and how many out of scope are
answered. The dashed lines are the thresholds in use: ${ANSWER_THRESHOLD} to answer, ${CLARIFICATION_THRESHOLD} to ask what was meant.</p>
${curve(lines)}
<h2>Public sets</h2>
<div class="wide">${table(
    ['set', 'first', 'in three', 'answered right', 'answered wrong', 'outside answered', 'right at 0.9', 'two typos'],
    publicFigures.map(({ name, figures: each }) => [
      escaped(name),
      ...[
        each.rightFirst,
        each.rightInThree,
        each.answeredRight,
        each.answeredWrong,
        each.outsideAnswered,
        each.rightAtNine,
        each.rightFirstWithTypos,
      ].map((value) => (value === null ? '–' : percent(value))),
    ]),
  )}</div>
<h2>Beside others</h2>
<p>First result right. Same entries and utterances for all; Fuse.js on a sample of 40 a public set.</p>
<div class="wide">${peersTable(ranks)}</div>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}
<h2>Most confused</h2>
${table(['wanted', 'got', 'times'], confused(asked))}
<h2>Every miss in full</h2>
<div class="wide">${table(
    ['set', 'utterance', 'wanted', 'kind', 'certainty', 'shown'],
    lines
      .filter((line) => !line.right)
      .map((line) => [
        escaped(`${line.set} ${line.id}`),
        escaped(line.utterance),
        escaped(line.accept.join(', ')),
        line.reply.kind,
        line.certainty.toFixed(2),
        escaped(line.set === 'danger' ? line.reply.contacts.map(({ id }) => id).join(', ') : line.shown.join(', ')),
      ]),
  )}</div>
</body></html>
`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function bar(value: number): string {
  return `<span class="bar" style="width:${(value * 12).toFixed(2)}rem"></span>`;
}

/** Draws a table. Its cells are HTML already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<td${/^[\d.]+( %)?$|^–$/.test(text) ? ' class="n"' : ''}>${text}</td>`;
  return `<table><thead><tr>${head.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
    .join('')}</tbody></table>`;
}

function byKind(lines: readonly Outcome[]): string[][] {
  const groups = new Map<string, Outcome[]>();
  for (const line of lines) {
    const key = `${line.set}|${line.set === 'danger' ? '' : line.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([key, group]) => {
    const [set = '', kind = ''] = key.split('|');
    const share = group.filter(({ right }) => right).length / group.length;
    return [escaped(set), escaped(kind), percent(share), String(group.length), bar(share)];
  });
}

function confused(lines: readonly Outcome[]): string[][] {
  const pairs = new Map<string, number>();
  for (const { rightFirst, accept, shown } of lines) {
    if (rightFirst) continue;
    const pair = `${accept[0] ?? ''}|${shown[0] ?? 'nothing'}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([pair, times]) => [...pair.split('|').map(escaped), String(times)]);
}

function peersTable(ranks: Report['ranks']): string {
  const sets = [...(ranks.get('Cairn')?.keys() ?? [])];
  return table(
    ['engine', ...sets.map(escaped), 'mean of public'],
    [...ranks].map(([engine, bySet]) => {
      const open = sets.slice(1).map((set) => bySet.get(set) ?? 0);
      return [
        escaped(engine),
        ...sets.map((set) => percent(bySet.get(set) ?? 0)),
        percent(open.reduce((sum, value) => sum + value, 0) / (open.length || 1)),
      ];
    }),
  );
}

/** Draws shares over the threshold, as three lines. Escalations and refusals are no answers, so they are left out. */
function curve(lines: readonly Outcome[]): string {
  const [width, height, margin] = [720, 300, 40];
  const within = lines.filter(({ set }) => set === 'in scope');
  const outside = lines.filter(({ set }) => set === 'out of scope');
  const open = ({ reply }: Outcome) => reply.kind === 'answer' || reply.kind === 'clarification';
  const steps = Array.from({ length: 101 }, (_, at) => at / 100);
  const share = (among: readonly Outcome[], test: (line: Outcome) => boolean) =>
    among.filter(test).length / (among.length || 1);
  const series: [string, string, (threshold: number) => number][] = [
    [
      'answered right',
      '#2f6f73',
      (least) => share(within, (line) => open(line) && line.certainty >= least && line.rightFirst),
    ],
    [
      'answered wrong',
      '#a3451f',
      (least) => share(within, (line) => open(line) && line.certainty >= least && !line.rightFirst),
    ],
    ['out of scope answered', '#6b4fa0', (least) => share(outside, (line) => open(line) && line.certainty >= least)],
  ];
  const x = (threshold: number) => margin + threshold * (width - 2 * margin);
  const y = (value: number) => height - margin - value * (height - 2 * margin);
  const paths = series.map(([name, colour, of], at) => {
    const points = steps.map((threshold) => `${x(threshold).toFixed(1)},${y(of(threshold)).toFixed(1)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/><text x="${width - 190}" y="${20 + at * 16}" style="fill:${colour}">${name}</text>`;
  });
  const marks = [ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD].map(
    (threshold) =>
      `<line x1="${x(threshold)}" x2="${x(threshold)}" y1="${margin}" y2="${height - margin}" stroke="#1d2a2f" stroke-dasharray="4 4"/>`,
  );
  const axis = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      `<text x="4" y="${y(value) + 4}">${value * 100} %</text><text x="${x(value) - 8}" y="${height - margin + 18}">${value}</text><line x1="${margin}" x2="${width - margin}" y1="${y(value)}" y2="${y(value)}" stroke="#d6dee0"/>`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Share answered right, answered wrong and out of scope answered, by threshold">${[...axis, ...paths, ...marks].join('')}</svg>`;
}
