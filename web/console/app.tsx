import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement } from 'react';
import { ApiError } from '../kit/api.ts';
import './console.css';
import { LanguageProvider, useLanguage } from './frame/language.tsx';
import { markStyles } from './frame/mark-styles.ts';
import { router } from './frame/router.tsx';

/** The nonce of this page, with which the styles of components are let in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
markStyles(nonce);

const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b6670',
    colorInfo: '#0b6670',
    colorLink: '#0b6670',
    colorError: '#b42318',
    colorTextDescription: '#5b6673',
    colorTextPlaceholder: '#6b7580',
    colorTextTertiary: '#5b6673',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    // Who asks for less motion gets none: what opens is there at once.
    motion: !globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
};

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only what got no answer, or came at a bad moment, is asked again.
      retry: (count, error) => count < 3 && error instanceof ApiError && (error.lost || error.status === 503),
    },
    mutations: { retry: false },
  },
});

/** The whole console. */
export function ConsoleApp(): ReactElement {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Styled />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Styled(): ReactElement {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App component="div" className="console">
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
