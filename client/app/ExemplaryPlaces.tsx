import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Participant } from '../../shared/protocol/http.ts';
import { LibraryPage } from '../features/exemplary/LibraryPage.tsx';
import { laterPart } from '../ui/lazy-part.ts';
import { ExemplaryPage } from './ExemplaryPage.tsx';
import { ProposePage } from './ProposePage.tsx';

const LearningPage = laterPart(
  async () => (await import('../features/learning/LearningPage.tsx')).LearningPage,
);

/** All about exemplary cases and what is learnt from them: one part, since each costs the first load its address. */
export function ExemplaryPlaces(props: {
  readonly account: ReactNode;
  readonly participant: Participant;
}) {
  const { account, participant } = props;
  return (
    <Switch>
      <Route path="/fall/:id/exemplarisch">
        {({ id }) => <ProposePage key={id} caseId={id} participant={participant} />}
      </Route>
      <Route path="/regelwerk">
        <LearningPage account={account} role={participant.role} />
      </Route>
      <Route path="/beispiele/:id/:lens?">
        {({ id, lens }) => <ExemplaryPage key={id} id={id} lens={lens} participant={participant} />}
      </Route>
      <Route>
        <LibraryPage account={account} />
      </Route>
    </Switch>
  );
}
