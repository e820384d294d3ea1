import { readMarkdown, walkMarkdown } from '../reading/read-markdown.ts';

/** Where links lead, as written: of Markdown and HTML links, and addresses in running text. Each once. */
export async function findUrls(text: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const { tokens, definitions } = await readMarkdown(text);
  const links = [...walkMarkdown(tokens)].flatMap((token) => {
    if (token.type === 'link_open') return [token.attrGet('href') ?? ''];
    if (token.type === 'image') return [token.attrGet('src') ?? ''];
    return token.type === 'html_block' || token.type === 'html_inline' ? linksOfHtml(token.content) : [];
  });
  for (const url of [...links, ...definitions]) if (!isLocal(url)) found.add(url);
  for (const [address] of text.matchAll(bare)) {
    const url = withoutClosing(address);
    found.add(/^www\./i.test(url) ? `https://${url}` : url);
  }
  for (const [, address] of text.matchAll(alone)) found.add(address ?? '');
  return [...found];
}

/** A line that is nothing but an address that runs or holds something: it has no `//` to be known by. */
const alone = /^[ \t]*((?:javascript|vbscript):\S[^\n]{0,500}|data:[a-z]{1,30}\/[^\s]{1,500})[ \t]*$/gim;
const bare = /(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{0,20}:\/\/|www\.)[^\s<>"'`|^{}\\]+/gi;

function linksOfHtml(html: string): readonly string[] {
  return [
    ...html.matchAll(
      /\b(?:href|src|action)\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>"']{1,2000}))/gi,
    ),
  ].map(([, double, single, plain]) => (double ?? single ?? plain ?? '').trim());
}

/** A link within the same site: it stays there whatever that site is. */
function isLocal(url: string): boolean {
  try {
    const { origin } = new URL(url, 'https://base.invalid/');
    return origin === 'https://base.invalid';
  } catch {
    return false;
  }
}

/** Without the punctuation of the sentence and brackets that were opened before the address. */
function withoutClosing(address: string): string {
  let url = address;
  for (;;) {
    const last = url.at(-1) ?? '';
    const opening = { ')': '(', ']': '[' }[last];
    const stays =
      opening === undefined ? !'.,;:!?*_~'.includes(last) : count(url, opening) >= count(url, last);
    if (stays || url === '') return url;
    url = url.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
