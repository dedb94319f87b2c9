import { CircleUser, LogOut, Settings, Settings2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Participant } from '../../shared/protocol/http.ts';
import { isStaff } from '../../shared/protocol/roles.ts';
import { isMuted, setMuted } from '../ui/announcer.ts';
import { departmentOf } from '../ui/departments.ts';
import { Menu, MenuButton, type MenuGroup } from '../ui/Menu.tsx';
import { setLanguage, useLanguage } from '../words/i18n.ts';
import { leaveAsGuest, leaveSession, useSession } from './session.ts';
import { themes, useTheme } from './theme.ts';

const themeWords = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

function usePreferences(): readonly MenuGroup[] {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { theme, setTheme } = useTheme();
  const muted = isMuted();
  return [
    {
      heading: t('language'),
      items: [
        {
          id: 'de',
          label: t('german'),
          checked: language === 'de',
          onSelect: () => setLanguage('de'),
        },
        {
          id: 'en',
          label: t('english'),
          checked: language === 'en',
          onSelect: () => setLanguage('en'),
        },
      ],
    },
    {
      heading: t('theme'),
      items: themes.map((each) => ({
        id: each,
        label: t(themeWords[each]),
        checked: theme === each,
        onSelect: () => setTheme(each),
      })),
    },
    {
      heading: t('screenReader'),
      items: [
        {
          id: 'mute',
          label: muted ? t('unmuteAnnouncements') : t('muteAnnouncements'),
          onSelect: () => setMuted(!muted),
        },
      ],
    },
  ];
}

/** Language and appearance, before anybody has signed in. */
export function PreferencesMenu() {
  const { t } = useTranslation('common');
  return <MenuButton icon={Settings2} label={t('preferences')} groups={usePreferences()} />;
}

/** What the account menu offers: preferences, places of one's own, and the way out. */
export function AccountMenuList(props: {
  readonly participant: Participant;
  readonly anchor: HTMLElement;
  onClose(): void;
}) {
  const { t } = useTranslation('common');
  const [, navigate] = useLocation();
  const session = useSession();
  const { role, department } = props.participant;
  // In the probe there are no accounts.
  const hasAccount = session.state === 'ready' && !session.info.probe && isStaff(role);
  const groups = usePreferences();
  return (
    <Menu
      label={t('signedInAs', { department: departmentOf(department).name })}
      anchor={props.anchor}
      onClose={props.onClose}
      groups={[
        ...groups,
        {
          items: [
            ...(hasAccount
              ? [
                  {
                    id: 'own-account',
                    label: t('ownAccount'),
                    icon: <CircleUser aria-hidden="true" size={18} />,
                    onSelect: () => navigate('/konto'),
                  },
                ]
              : []),
            ...(hasAccount && (role === 'coordinator' || role === 'administrator')
              ? [
                  {
                    id: 'people',
                    label: t('people'),
                    icon: <Users aria-hidden="true" size={18} />,
                    onSelect: () => navigate('/personen'),
                  },
                ]
              : []),
            ...(isStaff(role)
              ? [
                  {
                    id: 'settings',
                    label: t('townSettings'),
                    icon: <Settings aria-hidden="true" size={18} />,
                    onSelect: () => navigate('/einstellungen'),
                  },
                ]
              : []),
            {
              id: 'sign-out',
              label: t(isStaff(role) ? 'signOut' : 'leaveConsultation'),
              icon: <LogOut aria-hidden="true" size={18} />,
              onSelect: () => void (isStaff(role) ? leaveSession() : leaveAsGuest()),
            },
          ],
        },
      ]}
    />
  );
}
