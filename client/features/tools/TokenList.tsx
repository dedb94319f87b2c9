import { Unplug } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolToken } from '../../../shared/protocol/tools.ts';
import { Button } from '../../ui/Button.tsx';
import { useHandOnFocus } from '../../ui/hand-on-focus.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './ToolsDialog.module.css';

/** When a row goes that holds the focus, it goes on to the section the list stands in. */
export function TokenList(props: {
  readonly tokens: readonly ToolToken[];
  onEnd(id: string): void;
}) {
  const { t } = useTranslation('tools');
  if (props.tokens.length === 0) return <p className={styles.quiet}>{t('none')}</p>;
  return (
    <ul className={styles.list}>
      {props.tokens.map((token) => (
        <TokenRow key={token.id} token={token} onEnd={() => props.onEnd(token.id)} />
      ))}
    </ul>
  );
}

function TokenRow({ token, onEnd }: { readonly token: ToolToken; onEnd(): void }) {
  const { t } = useTranslation('tools');
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  useHandOnFocus(row);
  const at = format.moment(token.createdAt);
  return (
    <li ref={row}>
      <span>
        {t('made', { at })}
        <small>{t('until', { at: format.moment(token.expiresAt) })}</small>
      </span>
      <Button
        size="sm"
        variant="danger"
        icon={Unplug}
        aria-label={t('endOf', { at })}
        onClick={onEnd}
      >
        {t('end')}
      </Button>
    </li>
  );
}
