import { describeStrategy } from '../describe-strategy.ts';

const sections = { sections: ['Summary', 'Risks'] };
const page = '# Plan\n\n## Summary\n\nMove in May.\n\n## Risks\n\n- late permits\n';

describeStrategy('markdownStructure', {
  good: [
    ['sections in order', sections, page],
    ['sections with numbers and colons', sections, '## 1. Summary:\n\na\n\n## 2. RISKS\n\nb'],
    ['sections in any order', { ...sections, ordered: false }, '## Risks\n\na\n\n## Summary\n\nb'],
    ['one title', { title: 'one' }, page],
    [
      'a table, a list, code and a link',
      { require: ['table', 'list', 'code', 'link'] },
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n\n```js\n1\n```\n\n[y](https://example.com)',
    ],
    ['a heading that holds only deeper ones', {}, '## A\n\n### B\n\ntext'],
    ['a closed block within a list', { codeLanguages: true }, '- step\n\n  ```sh\n  ls\n  ```\n'],
    ['underlined headings', sections, 'Summary\n-------\n\na\n\nRisks\n-----\n\nb'],
  ],
  bad: [
    ['a missing section', sections, '## Summary\n\na', /no section 'Risks'/],
    ['sections out of order', sections, '## Risks\n\na\n\n## Summary\n\nb', /'Risks' stands too early/],
    ['a section that is only named in the text', sections, '## Summary\n\nRisks: none', /no section 'Risks'/],
    [
      'a section that stands in code',
      sections,
      '## Summary\n\na\n\n```\n## Risks\n```',
      /no section 'Risks'/,
    ],
    ['bold words in place of a heading', sections, '## Summary\n\na\n\n**Risks**\n\nb', /no section 'Risks'/],
    ['an empty section', sections, '## Summary\n\n## Risks\n\nb', /section 'Summary' is empty/],
    ['a skipped level', {}, '# A\n\ntext\n\n### B\n\ntext', /level 3 below one of level 1/],
    ['two titles', { title: 'one' }, '# A\n\na\n\n# B\n\nb', /'B' is a second heading/],
    ['no title', { title: 'one' }, '## A\n\na', /there is no title/],
    ['a title where there is to be none', { title: 'none' }, '# A\n\na', /begin at the second/],
    ['a block of code that is not closed', {}, 'a\n\n```js\nlet x = 1;\n', /not closed/],
    ['a block of code closed by a shorter fence', {}, '````md\n```\ntext\n```', /not closed/],
    ['a block of code without language', { codeLanguages: true }, '```\nls\n```', /names no language/],
    ['a table that is only drawn', { require: ['table'] }, '| a | b |\n| 1 | 2 |', /no table/],
  ],
  refused: [['an unknown element', { require: ['video'] }, /params\.require\.0/]],
});
