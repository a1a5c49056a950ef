/** One way to more rights: whoever has all of these actions on everything can take them. */
export interface EscalationPath {
  readonly actions: readonly string[];
  readonly gain: string;
}

const self = 'gives oneself any permission';
const others = 'takes over another identity';
const pass = 'runs code with the rights of any role that can be passed';
const code = 'runs code with the rights of a role that is in use';

const paths: readonly (readonly [gain: string, ways: readonly string[]])[] = [
  [
    self,
    [
      'iam:CreatePolicyVersion',
      'iam:SetDefaultPolicyVersion',
      'iam:AttachUserPolicy',
      'iam:AttachGroupPolicy',
      'iam:AttachRolePolicy',
      'iam:PutUserPolicy',
      'iam:PutGroupPolicy',
      'iam:PutRolePolicy',
      'iam:AddUserToGroup',
    ],
  ],
  [
    others,
    [
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
      'iam:UpdateAssumeRolePolicy sts:AssumeRole',
    ],
  ],
  [
    pass,
    [
      'ec2:RunInstances',
      'ec2:RequestSpotInstances',
      'lambda:CreateFunction lambda:InvokeFunction',
      'lambda:CreateFunction lambda:AddPermission',
      'lambda:CreateFunction lambda:CreateEventSourceMapping',
      'glue:CreateDevEndpoint',
      'glue:CreateJob glue:StartJobRun',
      'glue:CreateJob glue:CreateTrigger',
      'glue:UpdateJob glue:StartJobRun',
      'glue:UpdateJob glue:CreateTrigger',
      'cloudformation:CreateStack',
      'cloudformation:CreateStackSet cloudformation:CreateStackInstances',
      'cloudformation:UpdateStackSet',
      'datapipeline:CreatePipeline',
      'codebuild:CreateProject codebuild:StartBuild',
      'codebuild:CreateProject codebuild:StartBuildBatch',
      'ecs:RegisterTaskDefinition ecs:RunTask',
      'ecs:RegisterTaskDefinition ecs:StartTask',
      'ecs:RegisterTaskDefinition ecs:CreateService',
      'sagemaker:CreateNotebookInstance',
      'sagemaker:CreateTrainingJob',
      'sagemaker:CreateProcessingJob',
      'apprunner:CreateService',
      'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    ].map((way) => `iam:PassRole ${way}`),
  ],
  [
    code,
    [
      'lambda:UpdateFunctionCode',
      'glue:UpdateDevEndpoint',
      'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
      'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances',
      'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
      'ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances',
      'ecs:ExecuteCommand ecs:DescribeTasks',
      'ssm:SendCommand',
      'ssm:StartSession',
      'sagemaker:CreatePresignedNotebookInstanceUrl',
      'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
      'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    ],
  ],
];

/** The known ways, united from two open lists of 2026 (policy language, 10.3). */
export const escalationPaths: readonly EscalationPath[] = paths.flatMap(([gain, ways]) =>
  ways.map((way) => ({ gain, actions: way.split(' ') })),
);

/** PL-353: actions whose answer is a credential. */
export const credentialActions: readonly string[] = (
  'sts:AssumeRole sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity sts:GetFederationToken sts:GetSessionToken ' +
  'iam:CreateAccessKey iam:UpdateAccessKey iam:CreateLoginProfile iam:CreateServiceSpecificCredential iam:ResetServiceSpecificCredential ' +
  'ecr:GetAuthorizationToken ecr-public:GetAuthorizationToken codeartifact:GetAuthorizationToken ec2:GetPasswordData rds-db:connect ' +
  'redshift:GetClusterCredentials redshift:GetClusterCredentialsWithIAM redshift-serverless:GetCredentials sso:GetRoleCredentials ' +
  'cognito-identity:GetCredentialsForIdentity cognito-identity:GetOpenIdToken cognito-identity:GetOpenIdTokenForDeveloperIdentity ' +
  'lightsail:GetInstanceAccessDetails lightsail:GetRelationalDatabaseMasterUserPassword lightsail:DownloadDefaultKeyPair ' +
  'lightsail:CreateBucketAccessKey emr-containers:GetManagedEndpointSessionCredentials airflow:CreateCliToken ' +
  'airflow:CreateWebLoginToken appsync:CreateApiKey chime:CreateApiKey cloud9:CreateEnvironmentToken grafana:CreateWorkspaceApiKey ' +
  'connect:GetFederationToken connect:GetFederationTokens gamelift:RequestUploadCredentials gamelift:GetInstanceAccess ' +
  'license-manager:GetAccessToken codepipeline:PollForJobs mediapackage:RotateChannelCredentials ' +
  'mediapackage:RotateIngestEndpointCredentials finspace-api:GetProgrammaticAccessCredentials'
).split(' ');

/** PL-351: actions that read what people keep secret. */
export const dataActions: readonly string[] = [
  's3:GetObject',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'secretsmanager:GetSecretValue',
];
