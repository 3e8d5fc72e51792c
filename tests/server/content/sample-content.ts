/** Small content files for the tests of server/content: one that is right, and ways to break it. */

/** The text of a contact file; `fields` replace or add front matter lines by name, null takes one away. */
export function contactFile(fields: Record<string, string | null> = {}): string {
  return withFields(
    {
      name: 'A line',
      purpose: 'Someone to talk to.',
      phone: "{ number: '+14065550100', shown: 406-555-0100 }",
      hours: 'Day and night',
      languages: 'English',
      area: 'Montana',
      serves: '[mt]',
      sources: '[]',
      checked: '2026-11-24',
      confirmed: 'null',
      confidence: 'V2',
    },
    fields,
    '',
  );
}

/** The text of an entry file; `fields` as above. */
export function entryFile(fields: Record<string, string | null> = {}, body = 'A short answer.\n'): string {
  return withFields(
    {
      question: 'What is it?',
      utterances: '[]',
      contacts: '[]',
      related: '[]',
      sources: '[]',
      reviewed: 'null',
      updated: '2026-11-24',
    },
    fields,
    body,
  );
}

function withFields(right: Record<string, string>, changes: Record<string, string | null>, body: string): string {
  const lines = Object.entries({ ...right, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return ['---', ...lines, '---', body].join('\n');
}
