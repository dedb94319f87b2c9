import { useState } from 'react';
import { type SignInProblem, signInProblems } from '../../../shared/protocol/account.ts';

let problem: SignInProblem | undefined;

/** Read once: a reload asks for nothing that is over. */
function takeProblem(): SignInProblem | undefined {
  const found = new URLSearchParams(location.search).get('anmeldung');
  if (found === null) return problem;
  problem = signInProblems.find((each) => each === found);
  history.replaceState(history.state, '', location.pathname);
  return problem;
}

/** Why the sign-in service has just led back here without a session. */
export function useSignInProblem(): SignInProblem | undefined {
  return useState(takeProblem)[0];
}
