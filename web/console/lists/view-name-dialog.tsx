import { Form, Input, Modal, type InputRef } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { viewTexts as texts } from './list-texts.ts';
import type { Shown } from './shown.ts';
import { useViewActs, type View } from './use-views.ts';

type ViewNameDialogProps = {
  /** The view to rename; null: a new one. */
  readonly view: View | null;
  readonly shown: Shown;
  /** With the view as it is now; null when nothing was saved. */
  readonly onDone: (saved: View | null) => void;
};

/** Asks for the name of a view, and keeps it. */
export function ViewNameDialog({ view, shown, onDone }: ViewNameDialogProps): ReactElement {
  const t = useText();
  const { add, change } = useViewActs();
  const [name, setName] = useState(view?.name ?? '');
  const input = useRef<InputRef>(null);
  const isPending = add.isPending || change.isPending;
  const error = add.error ?? change.error;

  const save = (): void => {
    if (view === null) add.mutate({ name, shows: shown }, { onSuccess: onDone });
    else change.mutate({ ...view, name }, { onSuccess: () => onDone({ ...view, name }) });
  };
  return (
    <Modal
      open
      title={t(view === null ? texts.save : texts.rename)}
      okText={t(texts.ok)}
      cancelText={t(texts.cancel)}
      confirmLoading={isPending}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={() => onDone(null)}
      afterOpenChange={(isOpen) => {
        if (isOpen) input.current?.focus({ cursor: 'all' });
      }}
      width={400}
    >
      <Form layout="vertical" onFinish={save}>
        <Form.Item label={t(texts.name)} htmlFor="view-name">
          <Input id="view-name" ref={input} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </Form.Item>
        {error === null ? null : <Fault error={error} />}
      </Form>
    </Modal>
  );
}
