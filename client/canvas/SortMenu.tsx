import { ArrowDownWideNarrow, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { useCaseView, useCaseViewStore } from '../ui/case-view.tsx';
import { Menu } from '../ui/Menu.tsx';

const orders = ['relevance', 'order'] as const;

/** Which entries are shown where a field is full. */
export function SortMenu() {
  const { t } = useTranslation('map');
  const view = useCaseViewStore();
  const sortBy = useCaseView((state) => state.sortBy);
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={ArrowDownWideNarrow}
        iconAfter={ChevronDown}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={`${t('sort')}: ${t(`sortBy.${sortBy}`)}`}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t(`sortBy.${sortBy}`)}
      </Button>
      {anchor && (
        <Menu
          label={t('sort')}
          anchor={anchor}
          align="start"
          onClose={() => setAnchor(undefined)}
          groups={[
            {
              items: orders.map((id) => ({
                id,
                label: t(`sortBy.${id}`),
                checked: id === sortBy,
                onSelect: () => view.setState(({ sorted }) => ({ sortBy: id, sorted: sorted + 1 })),
              })),
            },
          ]}
        />
      )}
    </>
  );
}
