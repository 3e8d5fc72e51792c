/**
 * Returns the entries beyond the twenty seed questions that a fair reader would also call right, as the first result, for a
 * labelled line. The sets name only seed entries, and say that such an entry counts. Each was read beside its answer. The report
 * prints the figure without them as well.
 */
export function alsoRight(id: string): readonly string[] {
  return ALSO_RIGHT[id] ?? [];
}

const ALSO_RIGHT: Record<string, readonly string[]> = {
  'q03-06': ['debt-and-id'],
  'q03-15': ['is-it-my-fault'],
  'q04-16': ['buyers-who-want-to-stop'],
  'q05-14': ['my-rights-with-police'],
  'q06-09': ['helping-a-friend', 'feelings-after'],
  'q07-09': ['native-help'],
  'q07-14': ['lgbtq-help', 'runaway-teen'],
  'q08-12': ['labor-trafficking'],
  'q09-16': ['clearing-my-record', 'my-rights-with-police'],
  'q14-13': ['buyers-who-want-to-stop'],
  'q15-03': ['helping-a-friend'],
  'q15-12': ['report-a-tip'],
  'q15-14': ['for-hotels'],
  'q17-14': ['labor-trafficking', 'helping-a-friend'],
  'q18-01': ['controlled-now'],
  f36: ['immigrants'],
  f38: ['for-schools'],
  'benign-040': ['why-people-stay'],
  'benign-047': ['labor-trafficking'],
  'benign-050': ['prostitution-and-trafficking'],
  'benign-059': ['lgbtq-help'],
  'benign-066': ['myths'],
  'benign-092': ['for-hotels'],
};
