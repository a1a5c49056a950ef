import type { ComboboxOption } from '../../controls/rank-options';

const names: readonly (readonly [principal: string, name: string])[] = [
  ['ec2.amazonaws.com', 'EC2'],
  ['lambda.amazonaws.com', 'Lambda'],
  ['ecs-tasks.amazonaws.com', 'Elastic Container Service Task'],
  ['pods.eks.amazonaws.com', 'EKS Pod Identity'],
  ['cloudformation.amazonaws.com', 'CloudFormation'],
  ['codebuild.amazonaws.com', 'CodeBuild'],
  ['codepipeline.amazonaws.com', 'CodePipeline'],
  ['states.amazonaws.com', 'Step Functions'],
  ['events.amazonaws.com', 'EventBridge'],
  ['scheduler.amazonaws.com', 'EventBridge Scheduler'],
  ['apigateway.amazonaws.com', 'API Gateway'],
  ['glue.amazonaws.com', 'Glue'],
  ['sagemaker.amazonaws.com', 'SageMaker'],
  ['ssm.amazonaws.com', 'Systems Manager'],
];
/** The use cases that are asked for most, in the order in which they are offered. */
const common = names.map(([value, label]): ComboboxOption => ({
  value,
  label,
  detail: value,
  group: 'Common use cases',
}));

/** Those, then every other service that AWS's own policies and documentation name. */
export function serviceOptions(known: readonly string[]): readonly ComboboxOption[] {
  const others = known.filter((name) => !common.some(({ value }) => value === name));
  return [...common, ...others.map((value): ComboboxOption => ({ value, group: 'Other services' }))];
}
