import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Participant } from '../../shared/protocol/http.ts';
import { LibraryPage } from '../features/exemplary/LibraryPage.tsx';
import { ExemplaryPage } from './ExemplaryPage.tsx';
import { ProposePage } from './ProposePage.tsx';

/** All about exemplary cases: one part, since each costs the first load its address. */
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
      <Route path="/beispiele/:id/:lens?">
        {({ id, lens }) => <ExemplaryPage key={id} id={id} lens={lens} participant={participant} />}
      </Route>
      <Route>
        <LibraryPage account={account} />
      </Route>
    </Switch>
  );
}
