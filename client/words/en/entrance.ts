import type { Words } from '../words.ts';

export const entrance: Words['entrance'] = {
  welcome: 'Welcome to Fallrunde',
  lead: 'One map for all departments: what a family brings along, what nobody knows yet, where it is heading.',
  confidential: 'Confidential',
  confidentialBody:
    'The maps hold social data (§ 35 SGB I). For the consultation only, not to be passed on, no screenshots.',
  signIn: 'Sign in',
  login: 'Official e-mail address',
  loginHint: 'For signing in. Other departments do not see it.',
  loginWrong: 'Please enter an e-mail address.',
  loginTaken: 'There already is an account with this address.',
  password: 'Password',
  newPassword: 'New password',
  showPassword: 'Show password',
  passwordHint: 'At least {{min}} characters. A short sentence is easy to remember.',
  passwordShort: 'The password needs at least {{min}} characters.',
  passwordCommon: 'This password is used often or easy to guess. Please choose another one.',
  bothNeeded: 'Please enter e-mail address and password.',
  wrong: 'Signing in did not work. Please check e-mail address and password.',
  tooMany: 'Too many attempts. Please try again in a quarter of an hour.',
  forgotten: 'Forgotten your password? The coordinator can give you a new link.',
  byProvider: 'Signing in takes the town’s own account.',
  toProvider: 'Sign in with the town’s account',
  problem: {
    providerDown: 'The town’s sign-in service does not answer just now. Please try again soon.',
    expired: 'This sign-in has expired or was used already. Please sign in again.',
    refused: 'The town’s sign-in service has refused the sign-in.',
    failed: 'Signing in did not work. Please sign in again.',
    noDepartment:
      'No department of Fallrunde is known for this account. The coordinator or IT can help.',
    noRole: 'This account has no access to Fallrunde yet. The coordinator or IT can help.',
    disabled: 'This account is locked. Please turn to the coordinator.',
  },
  noAccountsTitle: 'No account yet',
  noAccounts:
    'The set-up link was printed where the server was started. It opens the first account.',
  noServer: 'The server does not answer',
  first: 'Set up Fallrunde',
  firstLead:
    'The first account belongs to the coordinator. Everybody else is invited afterwards, each by a link of their own.',
  invited: 'Invitation to Fallrunde',
  again: 'Set a new password',
  name: 'Function',
  nameHint: 'How other departments see your contributions. Not a personal name.',
  nameMissing: 'Please enter a function, for example “Process coordination”.',
  department: 'Department',
  createAccount: 'Create account',
  setPassword: 'Set password',
  deadLinkTitle: 'This link is no longer valid',
  deadLink:
    'It has expired, was revoked, used already or is incomplete. The coordinator can give you a new one.',
};
