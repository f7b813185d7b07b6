import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { frameTexts } from './frame-texts.ts';
import { useText } from './language.tsx';
import { useShownShortcuts } from './shortcuts.tsx';

/** Every key that works on the page that is shown. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactElement {
  const t = useText();
  const shown = useShownShortcuts();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t(frameTexts.shortcuts)}>
      <dl className="shortcuts">
        {shown.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{keys.startsWith('g ') ? t(frameTexts.goTo, { desk: t(label) }) : t(label)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
