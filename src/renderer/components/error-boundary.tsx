import { Component, type ReactNode } from 'react';

/** Keeps the failure of one view from taking the window with it. React knows no other way than a class. */
export class ErrorBoundary extends Component<
  {
    readonly children: ReactNode;
    readonly fallback: (error: Error) => ReactNode;
    readonly onFailed: (error: Error) => void;
  },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { readonly error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onFailed(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : this.props.fallback(error);
  }
}
