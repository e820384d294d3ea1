/** A documented form of credential. Every repetition is bounded, so that a search takes time linear in the text. */
export interface SecretRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Which group is the secret. Default 0. */
  readonly group?: number;
}

const rule = (name: string, pattern: RegExp, group = 0): SecretRule => ({ name, pattern, group });

/** Forms that their makers document; each is told apart by a prefix of its own. */
export const secretRules: readonly SecretRule[] = [
  rule('private key', /-----BEGIN (?:[A-Z0-9]{2,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g),
  rule('age key', /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/g),
  rule('AWS access key id', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g),
  rule('Anthropic key', /\bsk-ant-[a-z0-9]{2,12}-[\w-]{20,200}/g),
  rule('OpenAI key', /\bsk-(?:proj-|svcacct-|admin-)[\w-]{20,250}/g),
  rule('OpenAI key', /\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b/g),
  rule('API key', /\bsk-(?=[A-Za-z]{0,63}\d)(?=\d{0,63}[A-Za-z])[A-Za-z0-9]{32,64}\b/g),
  rule('OpenRouter key', /\bsk-or-v1-[a-f0-9]{40,80}\b/g),
  rule('GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g),
  rule('GitHub token', /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g),
  rule('GitLab token', /\bgl(?:pat|ptt|dt|rt|cbt|soat|ft|agent)-[\w-]{20,100}/g),
  rule('Slack token', /\bxox[abeoprs]-(?:\d-)?[\w-]{10,250}/g),
  rule('Slack token', /\bxapp-\d-[A-Z0-9]{8,20}-\d{8,20}-[a-f0-9]{32,80}\b/g),
  rule('Slack webhook', /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/+-]{20,150}/g),
  rule(
    'Discord webhook',
    /https:\/\/(?:\w{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{50,90}/g,
  ),
  rule('Stripe key', /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}\b/g),
  rule('Stripe webhook secret', /\bwhsec_[A-Za-z0-9+/=]{24,100}/g),
  rule('Google API key', /\bAIza[\w-]{35}(?![\w-])/g),
  rule('Google OAuth secret', /\bGOCSPX-[\w-]{28}(?![\w-])/g),
  rule('Google OAuth token', /\bya29\.[\w-]{30,500}/g),
  rule('npm token', /\bnpm_[A-Za-z0-9]{36}\b/g),
  rule('PyPI token', /\bpypi-AgE[\w-]{50,300}/g),
  rule('SendGrid key', /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/g),
  rule('Mailgun key', /\bkey-[a-f0-9]{32}\b/g),
  rule('Twilio key', /\bSK[a-f0-9]{32}\b/g),
  rule('Hugging Face token', /\bhf_[A-Za-z]{34}\b/g),
  rule('DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  rule('Databricks token', /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),
  rule('HashiCorp Vault token', /\bhv[sbr]\.[\w-]{24,200}/g),
  rule('Shopify token', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  rule('Linear key', /\blin_api_[A-Za-z0-9]{40}\b/g),
  rule('Doppler token', /\bdp\.(?:pt|st|ct)\.[\w.]{40,80}/g),
  rule('Telegram bot token', /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g),
  rule('Azure storage key', /\bAccountKey=([A-Za-z0-9+/]{86}==)/g, 1),
  rule('JSON Web Token', /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{16,2000}/g),
  rule(
    'password in an address',
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/?#"'<>]{0,100}:([^\s:@/?#"'<>]{3,200})@[\w[]/gi,
    1,
  ),
  rule('authorization header', /\b(?:Bearer|Basic|Token)\s{1,3}([A-Za-z0-9+/._~-]{20,2000}={0,2})/g, 1),
];

/** A value that a name such as `password` introduces. Whether it is a secret depends on how random it looks. */
export const namedValue =
  /(?:passw(?:or)?d|passphrase|pwd|secret(?!ar)|credential|api[_-]?key|access[_-]?key|auth[_-]?key|private[_-]?key|token(?!i[sz]))[\w-]{0,20}["'`\]]{0,3}\s{0,3}(?:=>|:=|[:=]|\bis\b)\s{0,3}["'`]{0,3}([^\s"'`,;<>{}()[\]]{8,300})/gi;
