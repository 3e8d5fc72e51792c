/** Warns about what a person should look at in one contact. */
import type { IsoDate } from '../../contract.ts';
import { SPOKEN } from '../contact-schema.ts';
import { inLocale, type Localized } from '../fields.ts';
import type { ContactFile } from '../parse-contact.ts';
import { differenceIn } from './contact-languages.ts';
import { daysSince, isFuture } from './days.ts';
import type { LanguageTeller } from './left-over.ts';
import { NO_SUCH_PAGE, type Warning, type WarningKind } from './warning.ts';
import { findWording, type WordingRules } from './wording.ts';

/** Days after which a contact has to be compared with its sources and dialed again. */
const CONTACT_DAYS = 90;

/** Nobody may call or text this number to see whether it answers. */
const EMERGENCY = '911';

/** The warnings of one contact. `locales` are the languages of the content, the default one first. */
export function contactWarnings(
  contact: ContactFile,
  locales: readonly string[],
  rules: WordingRules,
  today: IsoDate,
  tell: LanguageTeller,
): Warning[] {
  const { fields, file, lineOf } = contact;
  const warnings: Warning[] = [];
  const warn = (kind: WarningKind, field: readonly (string | number)[], found: string, remedy: string) =>
    warnings.push({ kind, file, line: lineOf(field), found, remedy });

  const sinceCheck = daysSince(fields.checked, today);
  if (sinceCheck > CONTACT_DAYS) {
    warn(
      'contact',
      ['checked'],
      `was last checked ${sinceCheck} days ago`,
      'Compare it with its sources; set `checked`.',
    );
  }
  const isEmergency = fields.phone?.number === EMERGENCY || fields.text?.number === EMERGENCY;
  const days = fields.confirmed === null ? null : daysSince(fields.confirmed, today);
  if (days === null || days > CONTACT_DAYS) {
    const first = isEmergency ? 'confirmed by a dispatch center' : 'dialled or opened by a person';
    const again = isEmergency ? first : 'dialled';
    const doubted = fields.recheck ? ', and its source is old or disputed' : '';
    warn(
      'contact',
      ['confirmed'],
      days === null ? `was never ${first}${doubted}` : `was last ${again} ${days} days ago`,
      isEmergency
        ? 'Never call or text it to try it: ask the county on its other number; set `confirmed` to the day.'
        : `Try it${days === null ? '' : ' again'}; set \`confirmed\` to the day.`,
    );
  }

  fields.sources.forEach(({ title, date }, index) => {
    if (isFuture(date, today))
      warn('future', ['sources', index], `the date of "${title}" lies in the future: ${date}`, NO_SUCH_PAGE);
  });

  for (const locale of locales) warnings.push(...spokenWarnings(contact, locale, locales[0] ?? locale, rules, tell));
  return warnings;
}

/** The warnings about what people read of a contact in one language. */
function spokenWarnings(
  { fields, file, id, lineOf }: ContactFile,
  locale: string,
  defaultLocale: string,
  rules: WordingRules,
  tell: LanguageTeller,
): Warning[] {
  return SPOKEN.flatMap((field): Warning[] => {
    const value: Localized | undefined = fields[field];
    if (value === undefined) return [];
    const warning = (kind: WarningKind, path: readonly string[], found: string, remedy: string): Warning => ({
      kind,
      file,
      line: lineOf(path),
      found,
      remedy,
    });
    // A name, or the name of a place, may be the same in every language.
    if (typeof value === 'string' && locale !== defaultLocale && field !== 'name' && field !== 'area')
      return [
        warning(
          'translation',
          [field],
          `says the same in ${locale} as in ${defaultLocale}: "${value}"`,
          `Write ${field}: alone on the line, and below it each language with two spaces before: ${defaultLocale}: …   ${locale}: …`,
        ),
      ];
    if (typeof value === 'object' && value[locale] === undefined)
      return [warning('translation', [field], `has no ${field} in ${locale}`, `Add ${locale}: below ${field}:`)];
    const warnings: Warning[] = [];
    const warn = (kind: WarningKind, found: string, remedy: string) =>
      warnings.push(warning(kind, [field, locale], found, remedy));
    const text = inLocale(value, locale, defaultLocale);
    const other = tell(text, locale);
    if (other !== null)
      warn('translation', `says mostly in ${other} what ${locale} should say: "${text}"`, 'Translate it.');
    for (const { written, remedy } of findWording(text, id, rules[locale] ?? []))
      warn('wording', `says "${written}"`, remedy);
    const original = typeof value === 'object' && locale !== defaultLocale ? value[defaultLocale] : undefined;
    const difference =
      original === undefined ? null : differenceIn(field, { text: original, locale: defaultLocale }, { text, locale });
    if (difference !== null)
      warn(
        'translation',
        `${field}: ${defaultLocale} says "${original}", and ${locale} says "${text}" (${difference})`,
        'Find out which is right, and say the same in every language: people read only one of them.',
      );
    return warnings;
  });
}
