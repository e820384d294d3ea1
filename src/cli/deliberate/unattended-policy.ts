/** What happens to a question when nobody is there to answer it. */
export const unattendedPolicies = ['assume', 'fail', 'wait'] as const;

export type UnattendedPolicy = (typeof unattendedPolicies)[number];
