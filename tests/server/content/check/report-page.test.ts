import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../../server/content/check/report-page.ts';
import { entryFile } from '../sample-content.ts';
import { review, TODAY } from './review.ts';

describe('the page', () => {
  it('shows coverage, what is due and every finding, and escapes what editors write', () => {
    const page = reportPage(
      review({
        'en/faq/a.md': entryFile({ for: '[parent]', utterances: "['<b>bold</b>']" }),
        'en/faq/b.md': entryFile({ contacts: "['<script>']" }),
      }),
      TODAY,
    );
    expect(page).toContain('<td>parent</td><td>1</td><td>a</td>');
    expect(page).toContain('<td>nobody named</td><td>1</td><td>b</td>');
    expect(page).toMatch(
      /<td>was never reviewed by a person<\/td><td>2<\/td><td>en\/faq\/a\.md:\d+, en\/faq\/b\.md:\d+</,
    );
    for (const [, id] of page.matchAll(/href="#([^"]+)/g)) expect(page).toContain(`id="${id}"`);
    expect(page).toContain('unknown contact &quot;&lt;script&gt;&quot;');
    expect(page).not.toMatch(/<script|<b>|https?:\/\/(?!example)/);
  });

  it('maps which entries get confused', () => {
    const page = reportPage(
      review(
        {
          'en/faq/a.md': entryFile({ utterances: '[hi & bye, hello]' }),
          'en/faq/b.md': entryFile({ utterances: '[yes]' }),
          'en/faq/c.md': entryFile({ utterances: '[why]' }),
        },
        {
          createFinder: () => () => 'b',
          unseen: true,
        },
      ),
      TODAY,
    );
    const [often = '', once] = page.split('<summary>Once each: 1</summary>');
    expect(often).toContain('<td>en: a → b</td><td>2</td><td>“hi &amp; bye” · “hello”</td>');
    expect(once).toContain('<td>en: c → b</td><td>1</td><td>“why”</td>');
  });
});
