import { Component } from "react";
import type { ReactNode } from "react";
import { WriteFault } from "../state/fail-loudly";
import { ErrorCard } from "./ErrorCard";
import { faultDetails } from "./fault-details";

interface Props {
  readonly version: string;
  readonly copy: (text: string) => Promise<boolean>;
  readonly children: ReactNode;
}

interface State {
  readonly fault: { readonly value: unknown } | null;
}

/** Catches what nobody expected. React asks for a class here. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(value: unknown): State {
    return { fault: { value } };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <ErrorCard
        details={faultDetails(fault.value, this.props.version)}
        wasWriting={fault.value instanceof WriteFault}
        copy={this.props.copy}
        onAgain={() => this.setState({ fault: null })}
      />
    );
  }
}
