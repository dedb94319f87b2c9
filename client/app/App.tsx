import { FileQuestion, PlugZap, RefreshCw } from 'lucide-react';
import { type ReactNode, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import type { Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { laterPart, lazyPart, preload, usePreload } from '../ui/lazy-part.ts';
import { OwnRole } from '../ui/own-role.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StatusPage } from '../ui/StatusPage.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { firstLens, isLens } from './lenses.ts';
import { beginSession, loadSession, useSession } from './session.ts';

// One chunk per place: who opens a case by its address needs neither the list of cases nor the entrance.
const ProbePage = laterPart(
  async () => (await import('../features/probe/ProbePage.tsx')).ProbePage,
);
const SignInPage = laterPart(
  async () => (await import('../features/entrance/SignInPage.tsx')).SignInPage,
);
const NewAccountPage = laterPart(
  async () => (await import('../features/entrance/NewAccountPage.tsx')).NewAccountPage,
);
const PeoplePage = laterPart(
  async () => (await import('../features/people/PeoplePage.tsx')).PeoplePage,
);
const AccountPage = laterPart(
  async () => (await import('../features/people/AccountPage.tsx')).AccountPage,
);
const HomePage = laterPart(async () => (await import('../features/home/HomePage.tsx')).HomePage);
const LobbyPage = laterPart(
  async () => (await import('../features/lobby/LobbyPage.tsx')).LobbyPage,
);
const NewCasePage = laterPart(
  async () => (await import('../features/home/NewCasePage.tsx')).NewCasePage,
);
const ConferencesPage = laterPart(
  async () => (await import('../features/agenda/ConferencesPage.tsx')).ConferencesPage,
);
const ConferencePage = laterPart(
  async () => (await import('../features/agenda/ConferencePage.tsx')).ConferencePage,
);
const NewConferencePage = laterPart(
  async () => (await import('../features/agenda/NewConferencePage.tsx')).NewConferencePage,
);
const PrivacyPage = laterPart(async () => (await import('./PrivacyPage.tsx')).PrivacyPage);
const ProfilingPage = laterPart(async () => (await import('./ProfilingPage.tsx')).ProfilingPage);
const SnapshotPage = laterPart(async () => (await import('./SnapshotPage.tsx')).SnapshotPage);
const ExemplaryPlaces = laterPart(
  async () => (await import('./ExemplaryPlaces.tsx')).ExemplaryPlaces,
);
const RoomPage = laterPart(async () => (await import('./RoomPage.tsx')).RoomPage);
const SettingsPage = laterPart(
  async () => (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
);
const PreferencesMenu = laterPart(
  async () => (await import('./AccountMenuList.tsx')).PreferencesMenu,
);
const CasePage = lazyPart(async () => (await import('./CasePage.tsx')).CasePage);

/** What the address shows, where that is known before who is signed in. */
export async function preloadPlace(): Promise<void> {
  if (location.pathname.startsWith('/fall/')) await preload(CasePage.preload);
}

/** Wherever somebody is, a case comes next. */
const neededSoon = [CasePage.preload];

export function App() {
  usePreload(neededSoon);
  return (
    <>
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <Entrance />
        </Suspense>
      </ErrorBoundary>
      <Toasts />
      <Announcer />
    </>
  );
}

function Entrance() {
  const { t } = useTranslation(['errors', 'common']);
  const session = useSession();
  const [location, navigate] = useLocation();
  const enterCase = useCallback(
    async (caseId: string) => {
      await loadSession();
      navigate(`/fall/${caseId}`, { replace: true });
    },
    [navigate],
  );
  if (session.state === 'loading') return <Waiting />;
  if (session.state === 'failed') {
    return (
      <StatusPage
        icon={PlugZap}
        title={t('errors:page.noServerTitle')}
        text={t('errors:page.noServerBody')}
      >
        <Button icon={RefreshCw} onClick={() => void loadSession()}>
          {t('common:retry')}
        </Button>
      </StatusPage>
    );
  }
  const { participant, probe } = session.info;
  const preferences = (
    <Suspense>
      <PreferencesMenu />
    </Suspense>
  );
  const entrance = { preferences, onEntered: beginSession };
  if (location === '/einrichten' || location === '/beitreten')
    return (
      <NewAccountPage
        {...entrance}
        onEntered={async (info) => {
          await beginSession(info);
          navigate('/', { replace: true });
        }}
      />
    );
  const isGuest = participant && !isStaff(participant.role);
  if (location === '/b' || (isGuest && !location.startsWith('/fall/')))
    return (
      <LobbyPage
        isKnown={isGuest === true}
        preferences={entrance.preferences}
        onAdmitted={enterCase}
      />
    );
  if (participant) return <Places participant={participant} />;
  return probe ? <ProbePage {...entrance} /> : <SignInPage {...entrance} />;
}

function Places({ participant }: { participant: Participant }) {
  const [location, navigate] = useLocation();
  const account = <AccountMenu participant={participant} />;
  // The steering group has the Regelwerk and the examples; at any other address it would read that it may not.
  if (participant.role === 'steering' && !/^\/(regelwerk|beispiele|konto)(\/|$)/.test(location))
    return <Redirect to="/regelwerk" replace />;
  return (
    <OwnRole value={participant.role}>
      <Switch>
        <Route path="/">
          <HomePage account={account} participant={participant} />
        </Route>
        <Route path="/neu">
          <NewCasePage
            account={account}
            department={participant.department}
            onCreated={(item) => navigate(`/fall/${item.id}`)}
          />
        </Route>
        <Route path="/konferenz">
          <ConferencesPage account={account} />
        </Route>
        <Route path="/konferenz/neu">
          <NewConferencePage account={account} onCreated={(id) => navigate(`/konferenz/${id}`)} />
        </Route>
        <Route path="/konferenz/:id">
          {({ id }) => <ConferencePage key={id} id={id} account={account} />}
        </Route>
        <Route path="/einstellungen">
          <SettingsPage account={account} />
        </Route>
        <Route path="/personen">
          <PeoplePage account={account} ownId={participant.id} />
        </Route>
        <Route path="/konto">
          <AccountPage account={account} />
        </Route>
        <Route path={/^\/(regelwerk$|beispiele(\/|$)|fall\/[^/]+\/exemplarisch$)/}>
          <ExemplaryPlaces account={account} participant={participant} />
        </Route>
        <Route path="/fall/:id/datenschutz">
          {({ id }) => <PrivacyPage key={id} caseId={id} participant={participant} />}
        </Route>
        <Route path="/fall/:id/fragebogen">
          {({ id }) => <ProfilingPage key={id} caseId={id} participant={participant} />}
        </Route>
        <Route path="/fall/:id/momentaufnahme/:at/:lens?">
          {({ id, at, lens }) => (
            <SnapshotPage key={at} caseId={id} at={at} lens={lens} participant={participant} />
          )}
        </Route>
        <Route path="/fall/:id/:lens">
          {({ id, lens }) =>
            isLens(lens) ? (
              <CasePage key={id} caseId={id} lens={lens} participant={participant} />
            ) : (
              <Redirect to={`/fall/${id}/${firstLens()}`} replace />
            )
          }
        </Route>
        <Route path="/fall/:id">
          {({ id }) => <Redirect to={`/fall/${id}/${firstLens()}`} replace />}
        </Route>
        <Route path="/raum/:id">
          {({ id }) => <RoomPage key={id} caseId={id} participant={participant} />}
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </OwnRole>
  );
}

function NotFound() {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <StatusPage
      icon={FileQuestion}
      title={t('errors:page.notFoundTitle')}
      text={t('errors:page.notFoundBody')}
    >
      <Link href="/" className={buttonClass('secondary')}>
        {t('common:toHome')}
      </Link>
    </StatusPage>
  );
}

function Waiting(): ReactNode {
  const { t } = useTranslation('common');
  return (
    <main className={styles.waiting}>
      <Skeleton label={t('loading')} />
    </main>
  );
}
