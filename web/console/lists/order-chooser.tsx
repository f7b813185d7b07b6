import { Select } from 'antd';
import { memo, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { listTexts as texts } from './list-texts.ts';
import type { Shown } from './shown.ts';

type OrderChooserProps = { readonly order: Shown['order']; readonly onChange: (part: Pick<Shown, 'order'>) => void };

/** Whether the newest or the oldest tickets stand first. */
export const OrderChooser = memo(function OrderChooser({ order, onChange }: OrderChooserProps): ReactElement {
  const t = useText();
  return (
    <Select
      size="small"
      aria-label={t(texts.order)}
      value={order}
      onChange={(next) => onChange({ order: next })}
      popupMatchSelectWidth={false}
      options={[
        { value: 'newest' as const, label: t(texts.newest) },
        { value: 'oldest' as const, label: t(texts.oldest) },
      ]}
    />
  );
});
