/** Kinds of work that come built in. An installation may add its own. */
export const builtInCapabilities = [
  'dataAnalysis',
  'webScraping',
  'codeGeneration',
  'fileProcessing',
  'databaseOperations',
  'apiIntegration',
] as const;

const capabilityPattern = /^[a-z][A-Za-z0-9]{0,63}$/;

/**
 * The built-in capabilities with those that users add, each once, in that order.
 * Returns problems in words for names that are not camelCase of at most 64 letters and digits.
 */
export function listCapabilities(added: readonly string[] = []): {
  readonly capabilities: readonly string[];
  readonly problems: readonly string[];
} {
  return {
    capabilities: [...new Set<string>([...builtInCapabilities, ...added.filter(isCapabilityName)])],
    problems: added
      .filter((name) => !isCapabilityName(name))
      .map(
        (name) =>
          `the capability '${name}' is not a name in camelCase of at most 64 letters and digits, such as imageAnalysis`,
      ),
  };
}

function isCapabilityName(name: string): boolean {
  return capabilityPattern.test(name);
}
