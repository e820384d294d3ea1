import { describeStrategy } from '../describe-strategy.ts';

const own = { allowHosts: ['example.com', '*.example.com'] };

describeStrategy('urls', {
  good: [
    ['a text without addresses', {}, 'Nothing to see.'],
    ['a mapping with the key data', {}, 'data: text\njavascript: yes'],
    ['a public address of version 6', {}, 'http://[2606:4700::1111]/a'],
    [
      'links, images and running text',
      own,
      '[a](https://example.com/x) ![b](https://cdn.example.com/y.png) and https://www.example.com.',
    ],
    [
      'brackets and punctuation around an address',
      own,
      '(see https://example.com/a_(b)), or "https://example.com/c"!',
    ],
    ['links within the same site', own, '[a](/docs/x.md) [b](#part) [c](../up)'],
    ['a local server where that is allowed', { allowPrivate: true }, 'open http://localhost:4000/graphql'],
    ['an address in data', { ...own, min: 1 }, { link: 'https://example.com/a?b=%20' }],
    [
      'a mail address where its scheme is allowed',
      { schemes: ['https', 'mailto'] },
      '[write](mailto:ada@example.com)',
    ],
    ['a host of another alphabet', {}, 'https://пример.рф/'],
  ],
  bad: [
    [
      'a private address inside a NAT64 one',
      {},
      'http://[64:ff9b::a00:1]/',
      /no host of the public internet/,
    ],
    ['a private address inside a 6to4 one', {}, 'http://[2002:7f00:1::]/', /no host of the public internet/],
    ['an address of the old IPv4 form', {}, 'http://[::127.0.0.1]/', /no host of the public internet/],
    ['an empty name in a host', {}, 'https://a..b.com/', /empty name between two dots/],
    ['a script that stands alone', {}, 'javascript:alert(1)', /scheme 'javascript'/],
    ['data that stands alone', {}, 'data:text/html;base64,PHA+', /scheme 'data'/],
    ['a foreign host', own, 'https://evil.org', /leads to 'evil\.org'; allowed are/],
    [
      'a host that only begins like an allowed one',
      own,
      'https://example.com.evil.org/x',
      /'example\.com\.evil\.org'/,
    ],
    ['a host that only ends like an allowed one', own, 'https://notexample.com', /'notexample\.com'/],
    ['an allowed host as a user name', own, 'https://example.com@evil.org/', /user name or password/],
    ['a script in place of an address', own, '[click](javascript:alert(1))', /scheme 'javascript'/],
    ['data in place of an address', own, '![x](data:image/png;base64,AAAA)', /scheme 'data'/],
    ['a link without scheme to another host', own, '[x](//evil.org/y)', /'evil\.org'/],
    ['a link with a backslash to another host', own, '[x](</\\\\evil.org/y>)', /evil/],
    ['a link in HTML', own, "<a HREF='https://evil.org'>x</a>", /'evil\.org'/],
    ['an address behind JSON escapes', own, '{"a": "https:\\/\\/evil.org"}', /'evil\.org'/],
    ['loopback as a decimal number', {}, 'http://2130706433/', /no host of the public internet/],
    ['loopback in the sixth version', {}, 'http://[::1]:80/', /no host of the public internet/],
    [
      'loopback mapped into the sixth version',
      {},
      'http://[::ffff:127.0.0.1]/',
      /no host of the public internet/,
    ],
    ['the metadata address of clouds', {}, 'http://169.254.169.254/latest', /no host of the public internet/],
    ['mixed alphabets', {}, 'https://\u0430pple.com', /mixes alphabets/],
    ['a broken percent escape', {}, 'https://example.com/%zz', /broken percent escape/],
    ['a host without domain', {}, 'https://intranet/x', /no host of the public internet/],
    ['a port that does not exist', {}, 'https://example.com:99999/', /no well-formed address/],
    ['a refused host', { denyHosts: ['*.evil.org'] }, 'see www.evil.org/x', /not allowed/],
    [
      'too few addresses',
      { min: 2 },
      'https://a.org https://a.org',
      /has 1 different address; expected at least 2/,
    ],
    ['too many addresses', { max: 1 }, 'https://a.org https://b.org', /expected at most 1/],
  ],
  refused: [
    [
      'an address in place of a host',
      { allowHosts: ['https://example.com'] },
      /params\.allowHosts\.0: must be a host/,
    ],
    ['bounds in the wrong order', { min: 2, max: 1 }, /params\.max: is below/],
  ],
});
