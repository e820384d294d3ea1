/**
 * Random numbers in [0, 1) that depend on the seed text alone: the same turn draws the same numbers in a replay.
 * cyrb128 to seed sfc32 (PractRand-clean small generator by Chris Doty-Humphrey, https://pracrand.sourceforge.net).
 */
export function createTurnRandom(seed: string): () => number {
  let state: [number, number, number, number] | undefined;
  return () => {
    state ??= hash(seed);
    const [a, b, c, d] = state;
    const sum = (((a + b) | 0) + d) | 0;
    state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (d + 1) | 0];
    return (sum >>> 0) / 4_294_967_296;
  };
}

function hash(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179);
  }
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
