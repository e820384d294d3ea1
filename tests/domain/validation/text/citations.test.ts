import { describeStrategy } from '../describe-strategy.ts';

const list = '\n\n## References\n\n[1] PostgreSQL manual\n[2] Restate paper\n[3] Orleans report';
const sources = {
  style: 'sources',
  sources: [
    { id: 'doc-1', text: 'The group commit of many turns shares one flush to the disk.' },
    { id: 'doc-2' },
  ],
};

describeStrategy('citations', {
  good: [
    ['numbers with a list', {}, `One [1], more [2, 3].${list}`],
    ['a range', {}, `All of it [1-3].${list}`],
    ['a list of numbers with dots', {}, 'Here [1] and [2].\n\nSources:\n\n1. First\n2. Second'],
    ['a list without heading', {}, 'Here [1].\n\n[1] The manual'],
    ['footnotes', { style: 'footnotes' }, 'Here[^a] and there[^b].\n\n[^a]: First\n[^b]: Second'],
    ['known sources', sources, 'It shares a flush [doc-1; doc-2].'],
    [
      'a quotation that stands in its source',
      sources,
      'They say “shares one FLUSH … disk” [doc-1], see [doc-2].'.replace(' … ', ' to the '),
    ],
    ['unused references where these are allowed', { allowUnused: true }, `One [1].${list}`],
    [
      'indexes in code, links and task boxes',
      { style: 'sources', sources: [{ id: 'a' }] },
      'x `list[7]` [y](https://example.com) [a]\n- [ ] open\n- [x] done',
    ],
    [
      'short paragraphs without citation',
      { perParagraphOf: 8 },
      `# Title\n\nShort one.\n\nThis paragraph is long enough to need one [1-3].${list}`,
    ],
  ],
  bad: [
    [
      'a number without reference',
      {},
      `One [1-3] and [7].${list}`,
      /'\[7\]' is cited but there is no such reference/,
    ],
    ['a range that leaves the list', {}, `All [1-5].${list}`, /'\[4\]'[\s\S]*'\[5\]'/],
    ['a reference that is never cited', {}, `One [1] and [2].${list}`, /reference 3 is never cited/],
    ['no citation at all', {}, 'Trust me.', /cites 0 known references; expected at least 1/],
    [
      'a reference that is cited only in the list',
      {},
      'Nothing.\n\n## References\n\n[1] See also [1]',
      /never cited/,
    ],
    [
      'a citation in code only',
      {},
      `\`x[1]\` [2] [3]\n\n\`\`\`\n[1]\n\`\`\`${list}`,
      /reference 1 is never cited/,
    ],
    [
      'a number that stands twice in the list',
      {},
      'A [1].\n\n## References\n\n[1] One\n[1] Two',
      /stands there twice/,
    ],
    ['a footnote without text', { style: 'footnotes' }, 'Here[^a] and[^b].\n\n[^a]: First', /'\[b\]'/],
    ['a made-up source', sources, 'It is so [doc-1], [doc-2], [doc-9].', /'\[doc-9\]'/],
    [
      'a quotation that is not in its source',
      sources,
      'They say "shares no flush with anyone" [doc-1] [doc-2].',
      /does not stand in the source doc-1/,
    ],
    [
      'a long paragraph without citation',
      { perParagraphOf: 5 },
      `One [1-3].\n\nThis one says much and cites nothing.${list}`,
      /this paragraph cites nothing/,
    ],
  ],
  refused: [
    [
      'sources for another style',
      { sources: [{ id: 'a' }] },
      /params\.sources: are to be given for the style `sources`/,
    ],
    ['no sources for their style', { style: 'sources' }, /params\.sources/],
  ],
});
