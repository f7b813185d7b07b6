import { Button, Form } from 'antd';
import { useState, type ReactElement } from 'react';
import { Fault } from './fault.tsx';

/** The fault of a step, if there is one, and the button that takes it. */
export function StepEnd({
  pending,
  error,
  text,
}: {
  readonly pending: boolean;
  readonly error: unknown;
  readonly text: string;
}): ReactElement {
  return (
    <>
      {error === null ? null : (
        <Form.Item>
          <Fault error={error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={pending}>
        {text}
      </Button>
    </>
  );
}

/** Runs a step of a form at a time, and keeps its fault. */
export function useStep(): { readonly pending: boolean; readonly error: unknown; readonly run: (step: () => Promise<void>) => void } {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    pending,
    error,
    run: (step) => {
      if (pending) return;
      setPending(true);
      setError(null);
      step()
        .catch(setError)
        .finally(() => setPending(false));
    },
  };
}
