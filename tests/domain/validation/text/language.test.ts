import { describeStrategy } from '../describe-strategy.ts';

const english = 'The migration is finished, and every test has passed on the staging cluster.';
const german = 'Die Umstellung ist abgeschlossen und alle Prüfungen sind bestanden worden.';
const en = { languages: ['en'] };

describeStrategy('language', {
  good: [
    ['English', en, english],
    ['German', { languages: ['de'] }, german],
    [
      'Japanese',
      { languages: ['ja'] },
      'すべてのテストに合格し、移行は完了しました。問題は見つかりませんでした。',
    ],
    ['either of two', { languages: ['de', 'en'] }, german],
    [
      'prose around code in words of another language',
      en,
      `${english}\n\n\`\`\`\nwenn fertig dann zeige ergebnis und schließe datei\n\`\`\``,
    ],
    [
      'a short quotation within the share',
      { languages: ['en'], share: 0.6 },
      `${english} ${english}\n\n${german}`,
    ],
    ['the strings of data', en, { summary: english }],
  ],
  bad: [
    ['another language', en, german, /reads as 'de', not en/],
    [
      'a first paragraph in the language and the rest in another',
      en,
      `${english}\n\n${german}\n\n${german}`,
      /'de'/,
    ],
    ['English comments that hide in code', en, `\`\`\`\n${english}\n\`\`\`\n\n${german}`, /'de'/],
    [
      'English addresses around foreign words',
      en,
      `${german} https://example.com/the/quick/brown/fox/is/here`,
      /'de'/,
    ],
    ['too few letters to tell', en, 'OK.', /too few to tell/],
    ['digits', en, '1234567890 1234567890 1234567890', /too few to tell/],
    ['a related language', { languages: ['nl'] }, german, /'de', not nl/],
  ],
  refused: [
    ['a name in place of a code', { languages: ['english'] }, /params\.languages\.0/],
    ['no language', { languages: [] }, /params\.languages/],
  ],
});
