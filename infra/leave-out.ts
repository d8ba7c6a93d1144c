import { type App, CfnResource, Stack } from 'aws-cdk-lib';

/**
 * Takes all resources of some types out of an app before it is synthesised, for an emulator that does not know them; a stack that
 * has no resource left goes too. A type is `AWS::Athena::NamedQuery`, or `AWS::Glue::*` for a group.
 */
export function leaveOut(app: App, types: readonly string[]): void {
  const isOut = (type: string): boolean => types.some((one) => (one.endsWith('*') ? type.startsWith(one.slice(0, -1)) : type === one));
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const out = resources.filter((resource) => isOut(resource.cfnResourceType));
  for (const resource of resources) for (const one of out) resource.removeResourceDependency(one);
  for (const resource of out) resource.node.scope?.node.tryRemoveChild(resource.node.id);
  for (const stack of app.node.children.filter((child) => Stack.isStack(child))) {
    if (!stack.node.findAll().some((construct) => CfnResource.isCfnResource(construct))) app.node.tryRemoveChild(stack.node.id);
  }
}
