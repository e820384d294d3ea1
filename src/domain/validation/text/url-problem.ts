import { BlockList, isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import type { ValidationParams } from '#core';
import { quote } from '../checked.ts';

type Params = ValidationParams['urls'];

/** Addresses that are not of the public internet (IANA special-purpose registries). */
const reserved = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  reserved.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  // These four hold an IPv4 address, which may be a private one: compatible, NAT64, Teredo, 6to4.
  ['::', 96],
  ['64:ff9b::', 96],
  ['2001::', 23],
  ['2002::', 16],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  reserved.addSubnet(network, bits, 'ipv6');
}

const localNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|example|onion)$/;

/** What is wrong with an address, in words that say what to do, or null. */
export function findUrlProblem(written: string, params: Params): string | null {
  const url = URL.parse(written.startsWith('//') ? `https:${written}` : written);
  if (url === null) return `${quote(written)} is no well-formed address; write it out as scheme://host/path`;
  const scheme = url.protocol.slice(0, -1);
  if (!params.schemes.includes(scheme)) {
    return `${quote(written)} has the scheme '${scheme}'; allowed are ${params.schemes.join(', ')}`;
  }
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/\/[^/?#]*@/i.test(written)) {
    return `the address at ${url.host} carries a user name or password before its host; leave that out`;
  }
  if (url.hostname === '') return url.protocol === 'mailto:' ? null : `${quote(written)} names no host`;
  if (/%(?![0-9a-f]{2})/i.test(written)) return `${quote(written)} has a broken percent escape`;
  return findHostProblem(written, url.hostname.replace(/\.$/, ''), params);
}

function findHostProblem(written: string, host: string, params: Params): string | null {
  const address = host.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  const isPublic =
    version === 0
      ? host.includes('.') && !localNames.test(host)
      : !reserved.check(address, version === 6 ? 'ipv6' : 'ipv4');
  if (!isPublic && !params.allowPrivate) {
    return `${quote(written)} leads to '${host}', which is no host of the public internet; name one that readers can reach`;
  }
  if (host.includes('..')) return `${quote(written)} has a host with an empty name between two dots`;
  if (version === 0 && isPublic && !/\.([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host)) {
    return `${quote(written)} has the host '${host}', which has no top-level domain`;
  }
  if (mixesScripts(domainToUnicode(host))) {
    return `${quote(written)} mixes alphabets in its host ('${host}'), as addresses that imitate others do`;
  }
  if (params.denyHosts.some((pattern) => fitsHost(host, pattern))) {
    return `${quote(written)} leads to '${host}', which is not allowed; take it out`;
  }
  if (params.allowHosts !== undefined && !params.allowHosts.some((pattern) => fitsHost(host, pattern))) {
    return `${quote(written)} leads to '${host}'; allowed are ${params.allowHosts.join(', ') || 'none'}`;
  }
  return null;
}

function fitsHost(host: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

function mixesScripts(host: string): boolean {
  return host
    .split('.')
    .some((label) => /\p{Script=Latin}/u.test(label) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label));
}
