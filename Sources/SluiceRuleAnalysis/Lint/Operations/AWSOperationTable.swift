/// The operations of AWS's APIs by event source: what `eventName` and `event.action` may be.
///
/// Generated from the service models of botocore 1.43.11 (`botocore/data/*/*/service-2.json`, Apache License 2.0): names
/// only. To make it again, read the `operations` of each model and put them under `metadata.signingName`, in lower case,
/// or `metadata.endpointPrefix` where that is missing, and under an `endpointPrefix` without dots, too: CloudTrail's
/// event sources are one or the other with `.amazonaws.com`. Over several models and versions of one name, join them.
///
/// It is this long as it is data, in one piece.
///
/// A line with `@` begins a source. What follows are its operations, sorted: `Bucket:ab` is the noun `Bucket` behind
/// the first and the second of `verbs`, whose letters are a to z and A to Z; words without a colon are whole names.
enum AWSOperationTable {
  static let verbs = """
    List Get Delete Create Update Describe Put Start Batch Tag Untag Associate Stop Disassociate Modify Cancel \
    Search Enable Register Disable Add Send Set Remove Deregister Import Accept Reject Restore Reset Export \
    Attach Detach Invoke Test Copy Generate Admin Execute Verify Revoke Detect Terminate Validate Reboot \
    Purchase Submit Upload Publish Complete Resume Activate
    """

  static let text: StaticString = """
    @access-analyzer
    AccessPreview:bd AccessPreviewFindings:a AccessPreviews:a AnalyzedResource:b AnalyzedResources:a Analyzer:bcde
    Analyzers:a ApplyArchiveRule ArchiveRule:bcde ArchiveRules:a CheckAccessNotGranted CheckNoNewAccess
    CheckNoPublicAccess Finding:b FindingRecommendation:Kb FindingV2:b Findings:ae FindingsStatistics:b FindingsV2:a
    GeneratedPolicy:b Policy:R PolicyGeneration:hp PolicyGenerations:a Resource:jk ResourceScan:h
    ServiceLinkedAnalyzer:cd TagsForResource:a
    @account
    AccountInformation:b AccountName:g AlternateContact:bcg ContactInformation:bg GovCloudAccountInformation:b
    PrimaryEmail:b PrimaryEmailUpdate:Ah Region:rt RegionOptStatus:b Regions:a
    @acm
    AccountConfiguration:bg Certificate:EObcfz CertificateOptions:e Certificates:aq RenewCertificate
    RequestCertificate ResendValidationEmail TagsForCertificate:a TagsFromCertificate:x TagsToCertificate:u
    @acm-pca
    Certificate:Ob CertificateAuthorities:a CertificateAuthority:Ccdefjk CertificateAuthorityAuditReport:df
    CertificateAuthorityCertificate:bz CertificateAuthorityCsr:b IssueCertificate Permission:cd Permissions:a
    Policy:bcg Tags:a
    @aco-automation
    Accounts:aln AutomationEvent:bh AutomationEventSteps:a AutomationEventSummaries:a AutomationEvents:a
    AutomationRule:bcde AutomationRulePreview:a AutomationRulePreviewSummaries:a AutomationRules:a
    EnrollmentConfiguration:be RecommendedActionSummaries:a RecommendedActions:a Resource:jk RollbackAutomationEvent
    TagsForResource:a
    @agreement-marketplace
    Agreement:fp AgreementCancellationRequest:ABbpv AgreementCancellationRequests:a AgreementCharges:a
    AgreementEntitlements:b AgreementInvoiceLineItems:a AgreementPaymentRequest:ABbpv AgreementPaymentRequests:a
    AgreementRequest:Ad AgreementTerms:b Agreements:q BillingAdjustmentRequest:b BillingAdjustmentRequests:a
    CreateBillingAdjustmentRequest:i PurchaseOrders:e
    @aidevops
    AccountUsage:b AgentSpace:bcde AgentSpaces:a Association:be Associations:a AwsAssociations:R BacklogTask:bde
    BacklogTasks:a Chat:d Chats:a Executions:a Goal:e Goals:a JournalRecords:a Message:v OperatorApp:brt
    OperatorAppIdpConfig:e PendingMessages:a PrivateConnection:cdf PrivateConnectionCertificate:e
    PrivateConnections:a Recommendation:be Recommendations:a Resource:jk Service:blnsy Services:a TagsForResource:a
    Webhooks:a
    @aiops
    InvestigationGroup:bcde InvestigationGroupPolicy:bcg InvestigationGroups:a Resource:jk TagsForResource:a
    @airflow
    CliToken:d Environment:bcde Environments:a Metrics:W Resource:jk RestApi:H TagsForResource:a WebLoginToken:d
    @airflow-serverless
    Resource:jk TagsForResource:a TaskInstance:b TaskInstances:a Workflow:bcde WorkflowRun:bhm WorkflowRuns:a
    WorkflowVersions:a Workflows:a
    @amplify
    AccessLogs:K App:bcde Apps:a ArtifactUrl:b Artifacts:a BackendEnvironment:bcd BackendEnvironments:a Branch:bcde
    Branches:a Deployment:dh DomainAssociation:bcde DomainAssociations:a Job:bchm Jobs:a Resource:jk
    TagsForResource:a Webhook:bcde Webhooks:a
    @amplifybackend
    AllBackends:x Backend:bcd BackendAPI:bcde BackendAPIModels:Kb BackendAuth:bcdez BackendConfig:dex BackendJob:be
    BackendJobs:a BackendStorage:bcdez CloneBackend S3Buckets:a Token:bcd
    @amplifyuibuilder
    CodegenJob:bh CodegenJobs:a Component:bcde Components:Ea ExchangeCodeForToken Form:bcde Forms:Ea Metadata:b
    MetadataFlag:g RefreshToken Resource:jk TagsForResource:a Theme:bcde Themes:Ea
    @aoss
    AccessPolicies:a AccessPolicy:bcde AccountSettings:be Collection:cde CollectionGroup:cde CollectionGroups:a
    Collections:a GetCollection:i GetCollectionGroup:i GetEffectiveLifecyclePolicy:i GetLifecyclePolicy:i
    GetVpcEndpoint:i Index:bcde LifecyclePolicies:a LifecyclePolicy:cde PoliciesStats:b Resource:jk
    SecurityConfig:bcde SecurityConfigs:a SecurityPolicies:a SecurityPolicy:bcde TagsForResource:a VpcEndpoint:cde
    VpcEndpoints:a
    @apigateway
    AccessLogSettings:c Account:be Api:Ebcdez ApiKey:bcde ApiKeys:bz ApiMapping:bcde ApiMappings:b Apis:b
    Authorizer:bcde Authorizers:b AuthorizersCache:D BasePathMapping:bcde BasePathMappings:b ClientCertificate:Kbce
    ClientCertificates:b CorsConfiguration:c Deployment:bcde Deployments:b DocumentationPart:bcde
    DocumentationParts:bz DocumentationVersion:bcde DocumentationVersions:b DomainName:bcde
    DomainNameAccessAssociation:Bcd DomainNameAccessAssociations:b DomainNames:b Export:b FlushStageAuthorizersCache
    FlushStageCache GatewayResponse:bceg GatewayResponses:b Integration:bcdeg IntegrationResponse:bcdeg
    IntegrationResponses:b Integrations:b InvokeAuthorizer:I InvokeMethod:I Method:bceg MethodResponse:bceg
    Model:bcde ModelTemplate:b Models:b Portal:Wbcdet PortalProduct:bcde PortalProductSharingPolicy:bcg
    PortalProducts:a Portals:a PreviewPortal ProductPage:bcde ProductPages:a ProductRestEndpointPage:bcde
    ProductRestEndpointPages:a ReimportApi RequestValidator:bcde RequestValidators:b Resource:bcdejk Resources:b
    RestApi:bcdegz RestApis:b Route:bcde RouteRequestParameter:c RouteResponse:bcde RouteResponses:b RouteSettings:c
    Routes:b RoutingRule:bcdg RoutingRules:a Sdk:b SdkType:b SdkTypes:b Stage:bcde Stages:b Tags:b Usage:be
    UsagePlan:bcde UsagePlanKey:bcd UsagePlanKeys:b UsagePlans:b VpcLink:bcde VpcLinks:b
    @app-integrations
    Application:bcde ApplicationAssociations:a Applications:a DataIntegration:bcde DataIntegrationAssociation:de
    DataIntegrationAssociations:a DataIntegrations:a EventIntegration:bcde EventIntegrationAssociations:a
    EventIntegrations:a Resource:jk TagsForResource:a
    @appconfig
    AccountSettings:be Application:bcde Applications:a Configuration:Rb ConfigurationProfile:bcde
    ConfigurationProfiles:a ConfigurationSession:h Deployment:bhm DeploymentStrategies:a DeploymentStrategy:bcde
    Deployments:a Environment:bcde Environments:a Extension:bcde ExtensionAssociation:bcde ExtensionAssociations:a
    Extensions:a HostedConfigurationVersion:bcd HostedConfigurationVersions:a LatestConfiguration:b Resource:jk
    TagsForResource:a
    @appconfigdata
    ConfigurationSession:h LatestConfiguration:b
    @appfabric
    AppAuthorization:bcde AppAuthorizations:a AppBundle:bcd AppBundles:a ConnectAppAuthorization
    GetUserAccessTasks:i Ingestion:bcdhm IngestionDestination:bcde IngestionDestinations:a Ingestions:a Resource:jk
    TagsForResource:a UserAccessTasks:h
    @appflow
    Connector:fs ConnectorEntities:a ConnectorEntity:f ConnectorMetadataCache:D ConnectorProfile:cde
    ConnectorProfiles:f ConnectorRegistration:e Connectors:af Flow:cdefhm FlowExecutionRecords:f FlowExecutions:p
    Flows:a Resource:jk TagsForResource:a UnregisterConnector
    @application-autoscaling
    PredictiveScalingForecast:b Resource:jk ScalableTarget:sy ScalableTargets:f ScalingActivities:f
    ScalingPolicies:f ScalingPolicy:cg ScheduledAction:cg ScheduledActions:f TagsForResource:a
    @application-cost-profiler
    ApplicationUsage:z ReportDefinition:bceg ReportDefinitions:a
    @application-signals
    AuditFindings:a Discovery:h EntityEvents:a GetServiceLevelObjectiveBudgetReport:i GroupingAttributeDefinitions:a
    GroupingConfiguration:cg Resource:jk Service:b ServiceDependencies:a ServiceDependents:a
    ServiceLevelObjective:bcde ServiceLevelObjectiveExclusionWindows:a ServiceLevelObjectives:a ServiceOperations:a
    ServiceStates:a Services:a TagsForResource:a UpdateExclusionWindows:i
    @applicationinsights
    Application:cdef Applications:a Component:cdef ComponentConfiguration:ef ComponentConfigurationRecommendation:f
    Components:a ConfigurationHistory:a LogPattern:cdef LogPatternSets:a LogPatterns:a Observation:f Problem:ef
    ProblemObservations:f Problems:a Resource:jk TagsForResource:a Workload:efux Workloads:a
    @appmesh
    GatewayRoute:cdef GatewayRoutes:a Mesh:cdef Meshes:a Resource:jk Route:cdef Routes:a TagsForResource:a
    VirtualGateway:cdef VirtualGateways:a VirtualNode:cdef VirtualNodes:a VirtualRouter:cdef VirtualRouters:a
    VirtualService:cdef VirtualServices:a
    @apprunner
    AutoScalingConfiguration:cdf AutoScalingConfigurations:a Connection:cd Connections:a CustomDomain:ln
    CustomDomains:f DefaultAutoScalingConfiguration:e Deployment:h ObservabilityConfiguration:cdf
    ObservabilityConfigurations:a Operations:a PauseService Resource:jk Service:Ycdef Services:a
    ServicesForAutoScalingConfiguration:a TagsForResource:a VpcConnector:cdf VpcConnectors:a
    VpcIngressConnection:cdef VpcIngressConnections:a
    @appstream
    AppBlock:cd AppBlockBuilder:cdehm AppBlockBuilderAppBlock:ln AppBlockBuilderAppBlockAssociations:f
    AppBlockBuilderStreamingURL:d AppBlockBuilders:f AppBlocks:f AppLicenseUsage:f Application:cde
    ApplicationFleet:ln ApplicationFleetAssociations:f ApplicationFromEntitlement:n ApplicationToEntitlement:l
    Applications:f AssociateUserStack:i AssociatedFleets:a AssociatedStacks:a DirectoryConfig:cde DirectoryConfigs:f
    DisassociateUserStack:i DrainSessionInstance EntitledApplications:a Entitlement:cde Entitlements:f ExpireSession
    ExportImageTask:bd ExportImageTasks:a Fleet:cdehlmn Fleets:f Image:Jc ImageBuilder:cdhm
    ImageBuilderStreamingURL:d ImageBuilders:f ImagePermissions:cef Images:f ImportedImage:d Resource:jk Sessions:f
    SoftwareAssociations:f SoftwareDeploymentToImageBuilder:h SoftwareFromImageBuilder:n SoftwareToImageBuilder:l
    Stack:cde Stacks:f StreamingURL:d TagsForResource:a ThemeForStack:cdef UpdatedImage:d UsageReportSubscription:cd
    UsageReportSubscriptions:f User:cdrt UserStackAssociations:f Users:f
    @appstream2
    AppBlock:cd AppBlockBuilder:cdehm AppBlockBuilderAppBlock:ln AppBlockBuilderAppBlockAssociations:f
    AppBlockBuilderStreamingURL:d AppBlockBuilders:f AppBlocks:f AppLicenseUsage:f Application:cde
    ApplicationFleet:ln ApplicationFleetAssociations:f ApplicationFromEntitlement:n ApplicationToEntitlement:l
    Applications:f AssociateUserStack:i AssociatedFleets:a AssociatedStacks:a DirectoryConfig:cde DirectoryConfigs:f
    DisassociateUserStack:i DrainSessionInstance EntitledApplications:a Entitlement:cde Entitlements:f ExpireSession
    ExportImageTask:bd ExportImageTasks:a Fleet:cdehlmn Fleets:f Image:Jc ImageBuilder:cdhm
    ImageBuilderStreamingURL:d ImageBuilders:f ImagePermissions:cef Images:f ImportedImage:d Resource:jk Sessions:f
    SoftwareAssociations:f SoftwareDeploymentToImageBuilder:h SoftwareFromImageBuilder:n SoftwareToImageBuilder:l
    Stack:cde Stacks:f StreamingURL:d TagsForResource:a ThemeForStack:cdef UpdatedImage:d UsageReportSubscription:cd
    UsageReportSubscriptions:f User:cdrt UserStackAssociations:f Users:f
    @appsync
    Api:bcdeln ApiAssociation:b ApiCache:bcde ApiKey:cde ApiKeys:a Apis:a ChannelNamespace:bcde ChannelNamespaces:a
    DataSource:bcde DataSourceIntrospection:bh DataSources:a DomainName:bcde DomainNames:a EvaluateCode
    EvaluateMappingTemplate FlushApiCache Function:bcde Functions:a GraphqlApi:bcde
    GraphqlApiEnvironmentVariables:bg GraphqlApis:a IntrospectionSchema:b MergedGraphqlApi:ln Resolver:bcde
    Resolvers:a ResolversByFunction:a Resource:jk SchemaCreation:h SchemaCreationStatus:b SchemaMerge:h
    SourceApiAssociation:be SourceApiAssociations:a SourceGraphqlApi:ln TagsForResource:a Type:bcde Types:a
    TypesByAssociation:a
    @aps
    AlertManagerDefinition:cdfg AnomalyDetector:cdfg AnomalyDetectors:a DefaultScraperConfiguration:b
    LoggingConfiguration:cdef QueryLoggingConfiguration:cdef Resource:jk ResourcePolicy:cfg RuleGroupsNamespace:cdfg
    RuleGroupsNamespaces:a Scraper:cdef ScraperLoggingConfiguration:cef Scrapers:a TagsForResource:a Workspace:cdf
    WorkspaceAlias:e WorkspaceConfiguration:ef Workspaces:a
    @arc-region-switch
    ApprovePlanExecutionStep Plan:bcde PlanEvaluationStatus:b PlanExecution:behp PlanExecutionEvents:a
    PlanExecutionStep:e PlanExecutions:a PlanInRegion:b Plans:a PlansInRegion:a Resource:jk Route53HealthChecks:a
    Route53HealthChecksInRegion:a TagsForResource:a
    @arc-zonal-shift
    AutoshiftObserverNotificationStatus:be Autoshifts:a ManagedResource:b ManagedResources:a PracticeRun:hp
    PracticeRunConfiguration:cde ZonalAutoshiftConfiguration:e ZonalShift:ehp ZonalShifts:a
    @artifact
    AccountSettings:bg CustomerAgreements:a Report:b ReportMetadata:b ReportVersions:a Reports:a TermForReport:b
    @athena
    ApplicationDPUSizes:a CalculationExecution:bhm CalculationExecutionCode:b CalculationExecutionStatus:b
    CalculationExecutions:a CapacityAssignmentConfiguration:bg CapacityReservation:bcdep CapacityReservations:a
    DataCatalog:bcde DataCatalogs:a Database:b Databases:a EngineVersions:a Executors:a GetNamedQuery:i
    GetPreparedStatement:i GetQueryExecution:i NamedQueries:a NamedQuery:bcde Notebook:Ecdez NotebookMetadata:abe
    NotebookSessions:a PreparedStatement:bcde PreparedStatements:a PresignedNotebookUrl:d QueryExecution:bhm
    QueryExecutions:a QueryResults:b QueryRuntimeStatistics:b Resource:jk ResourceDashboard:b Session:Qbh
    SessionEndpoint:b SessionStatus:b Sessions:a TableMetadata:ab TagsForResource:a WorkGroup:bcde WorkGroups:a
    @auditmanager
    Account:sy AccountStatus:b Assessment:bcde AssessmentControl:e AssessmentControlInsightsByControlDomain:a
    AssessmentControlSetStatus:e AssessmentFramework:bcde AssessmentFrameworkShare:ceh
    AssessmentFrameworkShareRequests:a AssessmentFrameworks:a AssessmentReport:cd AssessmentReportEvidenceFolder:ln
    AssessmentReportIntegrity:R AssessmentReportUrl:b AssessmentReports:a AssessmentStatus:e Assessments:a
    AssociateAssessmentReportEvidence:i ChangeLogs:b Control:bcde ControlDomainInsights:a
    ControlDomainInsightsByAssessment:a ControlInsightsByControlDomain:a Controls:a CreateDelegationByAssessment:i
    Delegations:b DeleteDelegationByAssessment:i DisassociateAssessmentReportEvidence:i Evidence:b
    EvidenceByEvidenceFolder:b EvidenceFileUploadUrl:b EvidenceFolder:b EvidenceFoldersByAssessment:b
    EvidenceFoldersByAssessmentControl:b ImportEvidenceToAssessmentControl:i Insights:b InsightsByAssessment:b
    KeywordsForDataSource:a Notifications:a OrganizationAdminAccount:bsy Resource:jk ServicesInScope:b Settings:be
    TagsForResource:a
    @autoscaling
    AccountLimits:f AdjustmentTypes:f AutoScalingGroup:cde AutoScalingGroups:f AutoScalingInstances:f
    AutoScalingNotificationTypes:f DeleteScheduledAction:i DesiredCapacity:w EnterStandby ExitStandby
    InstanceHealth:w InstanceInAutoScalingGroup:Q InstanceProtection:w InstanceRefresh:hp InstanceRefreshes:f
    Instances:FG LaunchConfiguration:cd LaunchConfigurations:f LaunchInstances LifecycleAction:X LifecycleHook:cg
    LifecycleHookTypes:f LifecycleHooks:f LoadBalancerTargetGroups:FGf LoadBalancers:FGf MetricCollectionTypes:f
    MetricsCollection:rt NotificationConfiguration:cg NotificationConfigurations:f OrUpdateTags:d Policies:f
    Policy:Mc PredictiveScalingForecast:b Processes:Y PutScheduledUpdateGroupAction:i RecordLifecycleActionHeartbeat
    RollbackInstanceRefresh ScalingActivities:f ScalingPolicy:g ScalingProcessTypes:f ScheduledAction:c
    ScheduledActions:f ScheduledUpdateGroupAction:g SuspendProcesses Tags:cf TerminationPolicyTypes:f
    TrafficSources:FGf WarmPool:cfg
    @autoscaling-plans
    ScalingPlan:cde ScalingPlanResourceForecastData:b ScalingPlanResources:f ScalingPlans:f
    @aws-marketplace
    Agreement:fp AgreementCancellationRequest:ABbpv AgreementCancellationRequests:a AgreementCharges:a
    AgreementEntitlements:b AgreementInvoiceLineItems:a AgreementPaymentRequest:ABbpv AgreementPaymentRequests:a
    AgreementRequest:Ad AgreementTerms:b Agreements:q BillingAdjustmentRequest:b BillingAdjustmentRequests:a
    BuyerDashboard:b ChangeSet:fhp ChangeSets:a CreateBillingAdjustmentRequest:i DeploymentParameter:g
    DescribeEntities:i Entities:a Entitlements:b Entity:f Facets:q FulfillmentOptions:a Listing:b Listings:q
    MeterUsage MeterUsage:i Offer:b OfferSet:b OfferTerms:b Product:b PurchaseOptions:a PurchaseOrders:e
    ResolveCustomer Resource:jk ResourcePolicy:bcg TagsForResource:a Usage:s
    @awsssoportal
    AccountRoles:a Accounts:a Logout RoleCredentials:b
    @b2bi
    Capabilities:a Capability:bcde Conversion:I Mapping:IK Parsing:I Partnership:bcde Partnerships:a Profile:bcde
    Profiles:a Resource:jk StarterMappingTemplate:d TagsForResource:a Transformer:bcde TransformerJob:bh
    Transformers:a
    @backup
    BackupJob:fhm BackupJobSummaries:a BackupJobs:a BackupPlan:bcde BackupPlanFromJSON:b BackupPlanFromTemplate:b
    BackupPlanTemplate:E BackupPlanTemplates:a BackupPlanVersions:a BackupPlans:a BackupSelection:bcd
    BackupSelections:a BackupVault:cdf BackupVaultAccessPolicy:bcg BackupVaultLockConfiguration:cg
    BackupVaultMpaApprovalTeam:ln BackupVaultNotifications:bcg BackupVaults:a CopyJob:fh CopyJobSummaries:a
    CopyJobs:a Framework:cdef Frameworks:a GlobalSettings:ef IndexedRecoveryPoints:a LegalHold:bdp LegalHolds:a
    LogicallyAirGappedBackupVault:d ProtectedResource:f ProtectedResources:a ProtectedResourcesByBackupVault:a
    RecoveryPoint:cfn RecoveryPointFromParent:n RecoveryPointIndexDetails:b RecoveryPointIndexSettings:e
    RecoveryPointLifecycle:e RecoveryPointRestoreMetadata:b RecoveryPointsByBackupVault:a
    RecoveryPointsByLegalHold:a RecoveryPointsByResource:a RegionSettings:ef ReportJob:fh ReportJobs:a
    ReportPlan:cdef ReportPlans:a Resource:jk RestoreAccessBackupVault:Od RestoreAccessBackupVaults:a RestoreJob:fh
    RestoreJobMetadata:b RestoreJobSummaries:a RestoreJobs:a RestoreJobsByProtectedResource:a
    RestoreTestingInferredMetadata:b RestoreTestingPlan:bcde RestoreTestingPlans:a RestoreTestingSelection:bcde
    RestoreTestingSelections:a RestoreValidationResult:g ScanJob:fh ScanJobSummaries:a ScanJobs:a
    SupportedResourceTypes:b Tags:a TieringConfiguration:bcde TieringConfigurations:a
    @backup-gateway
    BandwidthRateLimitSchedule:bg Gateway:bcd GatewayFromServer:n GatewayInformation:e GatewaySoftwareNow:e
    GatewayToServer:l Gateways:a Hypervisor:bce HypervisorConfiguration:Iz HypervisorPropertyMappings:bg
    Hypervisors:a MaintenanceStartTime:g Resource:jk TagsForResource:a VirtualMachine:b VirtualMachines:a
    VirtualMachinesMetadataSync:h
    @backup-search
    Resource:jk SearchJob:bhm SearchJobBackups:a SearchJobResults:a SearchJobs:a SearchResultExportJob:bh
    SearchResultExportJobs:a TagsForResource:a
    @batch
    ComputeEnvironment:cde ComputeEnvironments:f ConsumableResource:cdef ConsumableResources:a Job:QUp
    JobDefinition:sy JobDefinitions:f JobQueue:cde JobQueueSnapshot:b JobQueues:f Jobs:af JobsByConsumableResource:a
    QuotaShare:cdef QuotaShares:a Resource:jk SchedulingPolicies:af SchedulingPolicy:cde ServiceEnvironment:cde
    ServiceEnvironments:f ServiceJob:QUef ServiceJobs:a TagsForResource:a
    @bcm-dashboards
    Dashboard:bcde Dashboards:a Resource:jk ResourcePolicy:b ScheduledReport:Mbcde ScheduledReports:a
    TagsForResource:a
    @bcm-data-exports
    Execution:b Executions:a Export:bcde Exports:a Resource:jk Table:b Tables:a TagsForResource:a
    @bcm-pricing-calculator
    BillEstimate:bcde BillEstimateCommitments:a BillEstimateInputCommitmentModifications:a
    BillEstimateInputUsageModifications:a BillEstimateLineItems:a BillEstimates:a BillScenario:bcde
    BillScenarioCommitmentModifications:a BillScenarioUsageModifications:a BillScenarios:a
    CreateBillScenarioCommitmentModification:i CreateBillScenarioUsageModification:i CreateWorkloadEstimateUsage:i
    DeleteBillScenarioCommitmentModification:i DeleteBillScenarioUsageModification:i DeleteWorkloadEstimateUsage:i
    Preferences:be Resource:jk TagsForResource:a UpdateBillScenarioCommitmentModification:i
    UpdateBillScenarioUsageModification:i UpdateWorkloadEstimateUsage:i WorkloadEstimate:bcde
    WorkloadEstimateUsage:a WorkloadEstimates:a
    @bcm-recommended-actions
    RecommendedActions:a
    @bedrock
    AdvancedPromptOptimizationJob:bdm AdvancedPromptOptimizationJobs:a Agent:Hbcde AgentActionGroup:bcde
    AgentActionGroups:a AgentAlias:bcde AgentAliases:a AgentCollaborator:beln AgentCollaborators:a
    AgentKnowledgeBase:beln AgentKnowledgeBases:a AgentMemory:bc AgentVersion:bc AgentVersions:a Agents:a
    ApplyGuardrail AsyncInvoke:bh AsyncInvokes:a AutomatedReasoningPolicies:a AutomatedReasoningPolicy:bcde
    AutomatedReasoningPolicyAnnotations:be AutomatedReasoningPolicyBuildWorkflow:bchp
    AutomatedReasoningPolicyBuildWorkflowResultAssets:b AutomatedReasoningPolicyBuildWorkflows:a
    AutomatedReasoningPolicyNextScenario:b AutomatedReasoningPolicyTestCase:bcde AutomatedReasoningPolicyTestCases:a
    AutomatedReasoningPolicyTestResult:b AutomatedReasoningPolicyTestResults:a
    AutomatedReasoningPolicyTestWorkflow:h AutomatedReasoningPolicyVersion:Ed Blueprint:bcde
    BlueprintOptimizationAsync:H BlueprintOptimizationStatus:b BlueprintStage:J BlueprintVersion:d Blueprints:a
    Converse ConverseStream CountTokens CustomModel:bcd CustomModelDeployment:bcde CustomModelDeployments:a
    CustomModels:a DataAutomation:H DataAutomationAsync:H DataAutomationLibraries:a DataAutomationLibrary:bcde
    DataAutomationLibraryEntities:a DataAutomationLibraryEntity:b DataAutomationLibraryIngestionJob:Hb
    DataAutomationLibraryIngestionJobs:a DataAutomationProject:bcde DataAutomationProjects:a DataAutomationStatus:b
    DataSource:bcde DataSources:a DeleteAdvancedPromptOptimizationJob:i DeleteEvaluationJob:i EndSession
    EnforcedGuardrailConfiguration:cg EnforcedGuardrailsConfiguration:a EvaluationJob:bdm EvaluationJobs:a
    ExecutionFlowSnapshot:b Flow:Hbcde FlowAlias:bcde FlowAliases:a FlowDefinition:R FlowExecution:bhm
    FlowExecutionEvents:a FlowExecutions:a FlowVersion:bcd FlowVersions:a Flows:a FoundationModel:b
    FoundationModelAgreement:cd FoundationModelAgreementOffers:a FoundationModelAvailability:b FoundationModels:a
    Guardrail:bcde GuardrailVersion:d Guardrails:a ImportedModel:bc ImportedModels:a InferenceProfile:bcd
    InferenceProfiles:a IngestKnowledgeBaseDocuments IngestionJob:bhm IngestionJobs:a InlineAgent:H Invocation:d
    InvocationStep:bg InvocationSteps:a Invocations:a KnowledgeBase:bcde KnowledgeBaseDocuments:abc KnowledgeBases:a
    MarketplaceModelEndpoint:bcdesy MarketplaceModelEndpoints:a Model:H ModelCopyJob:bd ModelCopyJobs:a
    ModelCustomizationJob:bdm ModelCustomizationJobs:a ModelImportJob:bd ModelImportJobs:a ModelInvocationJob:bdm
    ModelInvocationJobs:a ModelInvocationLoggingConfiguration:bcg ModelWithBidirectionalStream:H
    ModelWithResponseStream:H OptimizePrompt PrepareAgent PrepareFlow Prompt:bcde PromptRouter:bcd PromptRouters:a
    PromptVersion:d Prompts:a ProvisionedModelThroughput:bcde ProvisionedModelThroughputs:a Query:K Rerank
    Resource:jk ResourcePolicy:bcg Retrieve RetrieveAndGenerate RetrieveAndGenerateStream Session:bcde Sessions:a
    TagsForResource:a UseCaseForModelAccess:bg
    @bedrock-agent
    Agent:bcde AgentActionGroup:bcde AgentActionGroups:a AgentAlias:bcde AgentAliases:a AgentCollaborator:beln
    AgentCollaborators:a AgentKnowledgeBase:beln AgentKnowledgeBases:a AgentVersion:bc AgentVersions:a Agents:a
    DataSource:bcde DataSources:a Flow:bcde FlowAlias:bcde FlowAliases:a FlowDefinition:R FlowVersion:bcd
    FlowVersions:a Flows:a IngestKnowledgeBaseDocuments IngestionJob:bhm IngestionJobs:a KnowledgeBase:bcde
    KnowledgeBaseDocuments:abc KnowledgeBases:a PrepareAgent PrepareFlow Prompt:bcde PromptVersion:d Prompts:a
    Resource:jk TagsForResource:a
    @bedrock-agent-runtime
    Agent:H AgentMemory:bc EndSession ExecutionFlowSnapshot:b Flow:H FlowExecution:bhm FlowExecutionEvents:a
    FlowExecutions:a InlineAgent:H Invocation:d InvocationStep:bg InvocationSteps:a Invocations:a OptimizePrompt
    Query:K Rerank Resource:jk Retrieve RetrieveAndGenerate RetrieveAndGenerateStream Session:bcde Sessions:a
    TagsForResource:a
    @bedrock-agentcore
    ABTest:bcde ABTests:a Actors:a AgentCard:b AgentRuntime:Hbcde AgentRuntimeCommand:H AgentRuntimeEndpoint:bcde
    AgentRuntimeEndpoints:a AgentRuntimeVersions:a AgentRuntimes:a ApiKeyCredentialProvider:bcde
    ApiKeyCredentialProviders:a BatchEvaluation:bchm BatchEvaluations:a Browser:Hbcd BrowserProfile:bcd
    BrowserProfiles:a BrowserSession:bhm BrowserSessions:a BrowserStream:e Browsers:a CodeInterpreter:Hbcd
    CodeInterpreterSession:bhm CodeInterpreterSessions:a CodeInterpreters:a ConfigurationBundle:bcde
    ConfigurationBundleVersion:b ConfigurationBundleVersions:a ConfigurationBundles:a CreateMemoryRecords:i
    DeleteMemoryRecords:i Evaluate Evaluator:bcde Evaluators:a Event:bcd Events:a Gateway:bcde GatewayRule:bcde
    GatewayRules:a GatewayTarget:bcde GatewayTargets:a Gateways:a Harness:Hbcde Harnesses:a Memories:a Memory:bcde
    MemoryExtractionJob:h MemoryExtractionJobs:a MemoryRecord:bc MemoryRecords:a Oauth2CredentialProvider:bcde
    Oauth2CredentialProviders:a OnlineEvaluationConfig:bcde OnlineEvaluationConfigs:a PaymentConnector:bcde
    PaymentConnectors:a PaymentCredentialProvider:bcde PaymentCredentialProviders:a PaymentInstrument:bcd
    PaymentInstrumentBalance:b PaymentInstruments:a PaymentManager:bcde PaymentManagers:a PaymentSession:bcd
    PaymentSessions:a Policies:a Policy:bcde PolicyEngine:bcde PolicyEngineSummaries:a PolicyEngineSummary:b
    PolicyEngines:a PolicyGeneration:bh PolicyGenerationAssets:a PolicyGenerationSummaries:a
    PolicyGenerationSummary:b PolicyGenerations:a PolicySummaries:a PolicySummary:b ProcessPayment
    Recommendation:bch Recommendations:a Registries:a Registry:bcde RegistryRecord:bcde RegistryRecordForApproval:U
    RegistryRecordStatus:e RegistryRecords:aq Resource:jk ResourceApiKey:b ResourceOauth2Token:b
    ResourcePaymentToken:b ResourcePolicy:bcg ResourceTokenAuth:X RetrieveMemoryRecords RuntimeSession:m
    SaveBrowserSessionProfile Sessions:a SynchronizeGatewayTargets TagsForResource:a TokenVault:b TokenVaultCMK:w
    UpdateMemoryRecords:i WorkloadAccessToken:b WorkloadAccessTokenForJWT:b WorkloadAccessTokenForUserId:b
    WorkloadIdentities:a WorkloadIdentity:bcde
    @bedrock-agentcore-control
    AgentRuntime:bcde AgentRuntimeEndpoint:bcde AgentRuntimeEndpoints:a AgentRuntimeVersions:a AgentRuntimes:a
    ApiKeyCredentialProvider:bcde ApiKeyCredentialProviders:a Browser:bcd BrowserProfile:bcd BrowserProfiles:a
    Browsers:a CodeInterpreter:bcd CodeInterpreters:a ConfigurationBundle:bcde ConfigurationBundleVersion:b
    ConfigurationBundleVersions:a ConfigurationBundles:a Evaluator:bcde Evaluators:a Gateway:bcde GatewayRule:bcde
    GatewayRules:a GatewayTarget:bcde GatewayTargets:a Gateways:a Harness:bcde Harnesses:a Memories:a Memory:bcde
    Oauth2CredentialProvider:bcde Oauth2CredentialProviders:a OnlineEvaluationConfig:bcde OnlineEvaluationConfigs:a
    PaymentConnector:bcde PaymentConnectors:a PaymentCredentialProvider:bcde PaymentCredentialProviders:a
    PaymentManager:bcde PaymentManagers:a Policies:a Policy:bcde PolicyEngine:bcde PolicyEngineSummaries:a
    PolicyEngineSummary:b PolicyEngines:a PolicyGeneration:bh PolicyGenerationAssets:a PolicyGenerationSummaries:a
    PolicyGenerationSummary:b PolicyGenerations:a PolicySummaries:a PolicySummary:b Registries:a Registry:bcde
    RegistryRecord:bcde RegistryRecordForApproval:U RegistryRecordStatus:e RegistryRecords:a Resource:jk
    ResourcePolicy:bcg SynchronizeGatewayTargets TagsForResource:a TokenVault:b TokenVaultCMK:w WorkloadIdentities:a
    WorkloadIdentity:bcde
    @bedrock-data-automation
    Blueprint:bcde BlueprintOptimizationAsync:H BlueprintOptimizationStatus:b BlueprintStage:J BlueprintVersion:d
    Blueprints:a DataAutomationLibraries:a DataAutomationLibrary:bcde DataAutomationLibraryEntities:a
    DataAutomationLibraryEntity:b DataAutomationLibraryIngestionJob:Hb DataAutomationLibraryIngestionJobs:a
    DataAutomationProject:bcde DataAutomationProjects:a Resource:jk TagsForResource:a
    @bedrock-data-automation-runtime
    DataAutomation:H DataAutomationAsync:H DataAutomationStatus:b Resource:jk TagsForResource:a
    @bedrock-runtime
    ApplyGuardrail AsyncInvoke:bh AsyncInvokes:a Converse ConverseStream CountTokens Model:H
    ModelWithBidirectionalStream:H ModelWithResponseStream:H
    @billing
    BillingView:bcde BillingViews:a Resource:jk ResourcePolicy:b SourceViews:ln SourceViewsForBillingView:a
    TagsForResource:a
    @billingconductor
    AccountAssociations:a Accounts:ln AssociateResourcesToCustomLineItem:i BillingGroup:cde BillingGroupCostReport:b
    BillingGroupCostReports:a BillingGroups:a CustomLineItem:cde CustomLineItemVersions:a CustomLineItems:a
    DisassociateResourcesFromCustomLineItem:i PricingPlan:cde PricingPlans:a PricingPlansAssociatedWithPricingRule:a
    PricingRule:cde PricingRules:aln PricingRulesAssociatedToPricingPlan:a Resource:jk
    ResourcesAssociatedToCustomLineItem:a TagsForResource:a
    @braket
    Device:b Devices:q Job:bdp Jobs:q QuantumTask:bdp QuantumTasks:q Resource:jk SpendingLimit:cde SpendingLimits:q
    TagsForResource:a
    @budgets
    Budget:cdef BudgetAction:Mcdef BudgetActionHistories:f BudgetActionsForAccount:f BudgetActionsForBudget:f
    BudgetNotificationsForAccount:f BudgetPerformanceHistory:f Budgets:f Notification:cde NotificationsForBudget:f
    Resource:jk Subscriber:cde SubscribersForNotification:f TagsForResource:a
    @cases
    AllRelatedItems:q Case:bcde CaseAuditEvents:b CaseEventConfiguration:bg CaseRule:cde CaseRules:a Cases:q
    CasesForContact:a Domain:bcd Domains:a Field:cde FieldOptions:a Fields:a GetCaseRule:i GetField:i Layout:bcde
    Layouts:a PutFieldOptions:i RelatedItem:cde RelatedItems:q Resource:jk TagsForResource:a Template:bcde
    Templates:a
    @cassandra
    Keyspace:bcde Keyspaces:a Records:b Resource:jk ShardIterator:b Stream:b Streams:a Table:Cbcde
    TableAutoScalingSettings:b Tables:a TagsForResource:a Type:bcd Types:a
    @cassandra-streams
    Records:b ShardIterator:b Stream:b Streams:a
    @ce
    Anomalies:b AnomalyMonitor:cde AnomalyMonitors:b AnomalySubscription:cde AnomalySubscriptions:b
    ApproximateUsageRecords:b CommitmentPurchaseAnalyses:a CommitmentPurchaseAnalysis:bh CostAllocationTagBackfill:h
    CostAllocationTagBackfillHistory:a CostAllocationTags:a CostAllocationTagsStatus:e CostAndUsage:b
    CostAndUsageComparisons:b CostAndUsageWithResources:b CostCategories:b CostCategoryDefinition:cdef
    CostCategoryDefinitions:a CostCategoryResourceAssociations:a CostComparisonDrivers:b CostForecast:b
    DimensionValues:b ProvideAnomalyFeedback ReservationCoverage:b ReservationPurchaseRecommendation:b
    ReservationUtilization:b Resource:jk RightsizingRecommendation:b SavingsPlanPurchaseRecommendationDetails:b
    SavingsPlansCoverage:b SavingsPlansPurchaseRecommendation:b SavingsPlansPurchaseRecommendationGeneration:ah
    SavingsPlansUtilization:b SavingsPlansUtilizationDetails:b Tags:b TagsForResource:a UsageForecast:b
    @chatbot
    AccountPreferences:be Associations:a ChimeWebhookConfiguration:cde ChimeWebhookConfigurations:f
    CustomAction:bcde CustomActions:a FromConfiguration:n MicrosoftTeamsChannelConfiguration:bcde
    MicrosoftTeamsChannelConfigurations:a MicrosoftTeamsConfiguredTeam:c MicrosoftTeamsConfiguredTeams:a
    MicrosoftTeamsUserIdentities:a MicrosoftTeamsUserIdentity:c Resource:jk SlackChannelConfiguration:cde
    SlackChannelConfigurations:f SlackUserIdentities:f SlackUserIdentity:c SlackWorkspaceAuthorization:c
    SlackWorkspaces:f TagsForResource:a ToConfiguration:l
    @chime
    Account:bcde AccountSettings:be Accounts:a AppInstance:cdef AppInstanceAdmin:cdf AppInstanceAdmins:a
    AppInstanceBot:cdef AppInstanceBots:a AppInstanceRetentionSettings:bg AppInstanceUser:cdef
    AppInstanceUserEndpoint:efsy AppInstanceUserEndpoints:a AppInstanceUserExpirationSettings:g AppInstanceUsers:a
    AppInstances:a Attendee:bcd AttendeeCapabilities:e Attendees:a AvailablePhoneNumbers:q
    AvailableVoiceConnectorRegions:a Bot:bde Bots:a Channel:cdef ChannelBan:cdf ChannelBans:a
    ChannelExpirationSettings:g ChannelFlow:cdefln ChannelFlowCallback ChannelFlows:a ChannelMembership:cdf
    ChannelMembershipForAppInstanceUser:f ChannelMembershipPreferences:bg ChannelMemberships:a
    ChannelMembershipsForAppInstanceUser:a ChannelMessage:bcev ChannelMessageStatus:b ChannelMessages:a
    ChannelModeratedByAppInstanceUser:f ChannelModerator:cdf ChannelModerators:a ChannelReadMarker:e Channels:aq
    ChannelsAssociatedWithChannelFlow:a ChannelsModeratedByAppInstanceUser:a CreateAttendee:i
    CreateChannelMembership:i CreateRoomMembership:i DeletePhoneNumber:i E911Address:R EventsConfiguration:bcg
    GlobalSettings:be InviteUsers LogoutUser MediaCapturePipeline:bcd MediaCapturePipelines:a
    MediaConcatenationPipeline:d MediaInsightsPipeline:d MediaInsightsPipelineConfiguration:bcde
    MediaInsightsPipelineConfigurations:a MediaInsightsPipelineStatus:e MediaLiveConnectorPipeline:d
    MediaPipeline:bc MediaPipelineKinesisVideoStreamPool:bcde MediaPipelineKinesisVideoStreamPools:a
    MediaPipelines:a MediaStreamPipeline:d Meeting:bcd MeetingDialOut:d MeetingTranscription:hm
    MeetingWithAttendees:d MessagingSessionEndpoint:b MessagingStreamingConfigurations:bcg PersonalPIN:D
    PhoneNumber:Cbce PhoneNumberFromUser:n PhoneNumberOrder:bd PhoneNumberOrders:a PhoneNumberSettings:be
    PhoneNumberWithUser:l PhoneNumbers:a PhoneNumbersFromVoiceConnector:n PhoneNumbersFromVoiceConnectorGroup:n
    PhoneNumbersWithVoiceConnector:l PhoneNumbersWithVoiceConnectorGroup:l ProxySession:bcde ProxySessions:a
    RedactChannelMessage RedactConversationMessage RedactRoomMessage RegenerateSecurityToken Resource:jk
    RetentionSettings:bg Room:bcde RoomMembership:cde RoomMemberships:a Rooms:a SigninDelegateGroupsFromAccount:n
    SigninDelegateGroupsWithAccount:l SipMediaApplication:bcde SipMediaApplicationAlexaSkillConfiguration:bg
    SipMediaApplicationCall:de SipMediaApplicationLoggingConfiguration:bg SipMediaApplications:a SipRule:bcde
    SipRules:a SpeakerSearchTask:bhm SubChannels:a SupportedPhoneNumberCountries:a SuspendUser:i TagsForResource:a
    UnsuspendUser:i UpdateAttendeeCapabilitiesExcept:i UpdatePhoneNumber:i UpdateUser:i User:bde UserSettings:be
    Users:a VoiceConnector:bcde VoiceConnectorEmergencyCallingConfiguration:bcg
    VoiceConnectorExternalSystemsConfiguration:bcg VoiceConnectorGroup:bcde VoiceConnectorGroups:a
    VoiceConnectorLoggingConfiguration:bg VoiceConnectorOrigination:bcg VoiceConnectorProxy:bcg
    VoiceConnectorStreamingConfiguration:bcg VoiceConnectorTermination:bcg VoiceConnectorTerminationCredentials:acg
    VoiceConnectorTerminationHealth:b VoiceConnectors:a VoiceProfile:bcde VoiceProfileDomain:bcde
    VoiceProfileDomains:a VoiceProfiles:a VoiceToneAnalysisTask:bhm
    @cleanrooms
    AnalysisTemplate:bcde AnalysisTemplates:a Collaboration:bcde CollaborationAnalysisTemplate:b
    CollaborationAnalysisTemplates:a CollaborationChangeRequest:bde CollaborationChangeRequests:a
    CollaborationConfiguredAudienceModelAssociation:b CollaborationConfiguredAudienceModelAssociations:a
    CollaborationIdNamespaceAssociation:b CollaborationIdNamespaceAssociations:a
    CollaborationPrivacyBudgetTemplate:b CollaborationPrivacyBudgetTemplates:a CollaborationPrivacyBudgets:a
    Collaborations:a ConfiguredAudienceModelAssociation:bcde ConfiguredAudienceModelAssociations:a
    ConfiguredTable:bcde ConfiguredTableAnalysisRule:bcde ConfiguredTableAssociation:bcde
    ConfiguredTableAssociationAnalysisRule:bcde ConfiguredTableAssociations:a ConfiguredTables:a
    GetCollaborationAnalysisTemplate:i GetSchema:i GetSchemaAnalysisRule:i IdMappingTable:bcde IdMappingTables:a
    IdNamespaceAssociation:bcde IdNamespaceAssociations:a Member:c Members:a Membership:bcde Memberships:a
    PopulateIdMappingTable PreviewPrivacyImpact PrivacyBudgetTemplate:bcde PrivacyBudgetTemplates:a PrivacyBudgets:a
    ProtectedJob:beh ProtectedJobs:a ProtectedQueries:a ProtectedQuery:beh Resource:jk Schema:b SchemaAnalysisRule:b
    Schemas:a TagsForResource:a
    @cleanrooms-ml
    AudienceExportJob:h AudienceExportJobs:a AudienceGenerationJob:bch AudienceGenerationJobs:a AudienceModel:bcd
    AudienceModels:a CollaborationConfiguredModelAlgorithmAssociation:b
    CollaborationConfiguredModelAlgorithmAssociations:a CollaborationMLInputChannel:b CollaborationMLInputChannels:a
    CollaborationTrainedModel:b CollaborationTrainedModelExportJobs:a CollaborationTrainedModelInferenceJobs:a
    CollaborationTrainedModels:a ConfiguredAudienceModel:bcde ConfiguredAudienceModelPolicy:bcg
    ConfiguredAudienceModels:a ConfiguredModelAlgorithm:bcd ConfiguredModelAlgorithmAssociation:bcd
    ConfiguredModelAlgorithmAssociations:a ConfiguredModelAlgorithms:a MLConfiguration:bcg MLInputChannel:bd
    MLInputChannelData:c MLInputChannels:a Resource:jk TagsForResource:a TrainedModel:bdp TrainedModelExportJob:h
    TrainedModelInferenceJob:bhp TrainedModelInferenceJobs:a TrainedModelOutput:c TrainedModelVersions:a
    TrainedModels:a TrainingDataset:bcd TrainingDatasets:a
    @cloud9
    Environment:ce EnvironmentEC2:d EnvironmentMembership:cde EnvironmentMemberships:f EnvironmentStatus:f
    Environments:af Resource:jk TagsForResource:a
    @cloudcontrolapi
    Resource:bcde ResourceRequest:p ResourceRequestStatus:b ResourceRequests:a Resources:a
    @clouddirectory
    AppliedSchemaArns:a AppliedSchemaVersion:b ApplySchema AttachedIndices:a DevelopmentSchemaArns:a Directories:a
    Directory:bcdrt Facet:bcde FacetAttributes:a FacetFromObject:x FacetNames:a FacetToObject:u FromIndex:G
    IncomingTypedLinks:a Index:ad LinkAttributes:be LookupPolicy ManagedSchemaArns:a Object:FGcd
    ObjectAttributes:abe ObjectChildren:a ObjectInformation:b ObjectParentPaths:a ObjectParents:a ObjectPolicies:a
    OutgoingTypedLinks:a Policy:FG PolicyAttachments:a PublishedSchemaArns:a Read:i Resource:jk Schema:Wcde
    SchemaAsJson:b SchemaFromJson:g TagsForResource:a ToIndex:F TypedLink:FG TypedLinkFacet:cde
    TypedLinkFacetAttributes:a TypedLinkFacetInformation:b TypedLinkFacetNames:a UpgradeAppliedSchema
    UpgradePublishedSchema Write:i
    @cloudformation
    AccountLimits:f ChangeSet:Mcdf ChangeSetHooks:f ChangeSets:a ContinueUpdateRollback
    DeactivateOrganizationsAccess DeactivateType DescribeTypeConfigurations:i EstimateTemplateCost Events:f
    Exports:a GeneratedTemplate:bcdef GeneratedTemplates:a HookResult:b HookResults:a Imports:a
    OrganizationsAccess:Zf Publisher:fs RecordHandlerProgress ResourceScan:fh ResourceScanRelatedResources:a
    ResourceScanResources:a ResourceScans:a RollbackStack SignalResource Stack:cde StackDrift:P
    StackDriftDetectionStatus:f StackEvents:f StackInstance:f StackInstanceResourceDrifts:a StackInstances:acde
    StackPolicy:bw StackRefactor:Mdf StackRefactorActions:a StackRefactors:a StackResource:f StackResourceDrift:P
    StackResourceDrifts:f StackResources:af StackSet:cdef StackSetAutoDeploymentTargets:a StackSetDrift:P
    StackSetOperation:fm StackSetOperationResults:a StackSetOperations:a StackSets:a Stacks:af StacksToStackSet:z
    Template:Rb TemplateSummary:b TerminationProtection:e Type:IWZfsy TypeConfiguration:w TypeDefaultVersion:w
    TypeRegistration:f TypeRegistrations:a TypeVersions:a Types:a UpdateStack:p
    @cloudfront
    Alias:l AnycastIpList:bcde AnycastIpLists:a CachePolicies:a CachePolicy:bcde CachePolicyConfig:b
    CloudFrontOriginAccessIdentities:a CloudFrontOriginAccessIdentity:bcde CloudFrontOriginAccessIdentityConfig:b
    ConflictingAliases:a ConnectionFunction:IWbcdef ConnectionFunctions:a ConnectionGroup:bcde
    ConnectionGroupByRoutingEndpoint:b ConnectionGroups:a ContinuousDeploymentPolicies:a
    ContinuousDeploymentPolicy:bcde ContinuousDeploymentPolicyConfig:b Distribution:Jbcde DistributionConfig:b
    DistributionTenant:bcde DistributionTenantByDomain:b DistributionTenantWebACL:ln DistributionTenants:a
    DistributionTenantsByCustomization:a DistributionWebACL:ln DistributionWithStagingConfig:e
    DistributionWithTags:d Distributions:a DistributionsByAnycastIpListId:a DistributionsByCachePolicyId:a
    DistributionsByConnectionFunction:a DistributionsByConnectionMode:a DistributionsByKeyGroup:a
    DistributionsByOriginRequestPolicyId:a DistributionsByOwnedResource:a DistributionsByRealtimeLogConfig:a
    DistributionsByResponseHeadersPolicyId:a DistributionsByTrustStore:a DistributionsByVpcOriginId:a
    DistributionsByWebACLId:a DnsConfiguration:N DomainAssociation:e DomainConflicts:a FieldLevelEncryption:b
    FieldLevelEncryptionConfig:bcde FieldLevelEncryptionConfigs:a FieldLevelEncryptionProfile:bcde
    FieldLevelEncryptionProfileConfig:b FieldLevelEncryptionProfiles:a Function:IWbcdef Functions:a Invalidation:bd
    InvalidationForDistributionTenant:bd Invalidations:a InvalidationsForDistributionTenant:a KeyGroup:bcde
    KeyGroupConfig:b KeyGroups:a KeyValueStore:cdef KeyValueStores:a ManagedCertificateDetails:b
    MonitoringSubscription:bcd OriginAccessControl:bcde OriginAccessControlConfig:b OriginAccessControls:a
    OriginRequestPolicies:a OriginRequestPolicy:bcde OriginRequestPolicyConfig:b PublicKey:bcde PublicKeyConfig:b
    PublicKeys:a RealtimeLogConfig:bcde RealtimeLogConfigs:a Resource:jk ResourcePolicy:bcg
    ResponseHeadersPolicies:a ResponseHeadersPolicy:bcde ResponseHeadersPolicyConfig:b ServiceLinkedRole:c
    StreamingDistribution:bcde StreamingDistributionConfig:b StreamingDistributionWithTags:d
    StreamingDistributions:a TagsForResource:a TrustStore:bcde TrustStores:a VpcOrigin:bcde VpcOrigins:a
    @cloudfront-keyvaluestore
    Key:bcg KeyValueStore:f Keys:ae
    @cloudhsm
    AvailableZones:a Backup:Cc BackupAttributes:o BackupToRegion:J Backups:f Cluster:cdo Clusters:f Config:b
    Hapg:cdfo Hapgs:a Hsm:cdfo Hsms:a InitializeCluster LunaClient:cdfo LunaClients:a Resource:jk ResourcePolicy:bcg
    Tags:a TagsForResource:a TagsFromResource:x TagsToResource:u
    @cloudhsmv2
    Backup:Cc BackupAttributes:o BackupToRegion:J Backups:f Cluster:cdo Clusters:f Hsm:cd InitializeCluster
    Resource:jk ResourcePolicy:bcg Tags:a
    @cloudsearch
    AnalysisScheme:c AnalysisSchemes:f AvailabilityOptions:ef BuildSuggesters DefaultSearchField:ef
    DefineAnalysisScheme DefineExpression DefineIndexField DefineRankExpression DefineSuggester Documents:V
    Domain:cd DomainEndpointOptions:ef DomainNames:a Domains:f Expression:c Expressions:f IndexDocuments
    IndexField:c IndexFields:f RankExpression:c RankExpressions:f ScalingParameters:ef Search
    ServiceAccessPolicies:ef StemmingOptions:ef StopwordOptions:ef Suggest Suggester:c Suggesters:f
    SynonymOptions:ef
    @cloudsearchdomain
    Documents:V Search Suggest
    @cloudtrail
    Channel:bcde Channels:a Dashboard:bcde DashboardRefresh:h Dashboards:a EventConfiguration:bg
    EventDataStore:Cbcde EventDataStoreIngestion:hm EventDataStores:a EventSelectors:bg Federation:rt Import:bhm
    ImportFailures:a Imports:a InsightSelectors:bg InsightsData:a InsightsMetricData:a Logging:hm LookupEvents
    OrganizationDelegatedAdmin:sy PublicKeys:a Queries:a Query:Kfhp QueryResults:b ResourcePolicy:bcg
    SampleQueries:q Tags:aux Trail:bcde TrailStatus:b Trails:af
    @cloudtrail-data
    AuditEvents:g
    @codeartifact
    AllowedRepositoriesForGroup:a AssociatedPackageGroup:b AssociatedPackages:a AuthorizationToken:b
    DisposePackageVersions Domain:cdf DomainPermissionsPolicy:bcg Domains:a ExternalConnection:ln Package:cf
    PackageGroup:cdef PackageGroupOriginConfiguration:e PackageGroups:a PackageOriginConfiguration:g
    PackageVersion:Wf PackageVersionAsset:b PackageVersionAssets:a PackageVersionDependencies:a
    PackageVersionReadme:b PackageVersions:Jac PackageVersionsStatus:e Packages:a Repositories:a
    RepositoriesInDomain:a Repository:cdef RepositoryEndpoint:b RepositoryPermissionsPolicy:bcg Resource:jk
    SubPackageGroups:a TagsForResource:a
    @codebuild
    Build:hm BuildBatch:chm BuildBatches:a BuildBatchesForProject:a Builds:a BuildsForProject:a CodeCoverages:f
    CommandExecution:h CommandExecutionsForSandbox:a CuratedEnvironmentImages:a DeleteBuilds:i Fleet:cde Fleets:a
    GetBuildBatches:i GetBuilds:i GetCommandExecutions:i GetFleets:i GetProjects:i GetReportGroups:i GetReports:i
    GetSandboxes:i InvalidateProjectCache Project:cde ProjectVisibility:e Projects:a Report:c ReportGroup:cde
    ReportGroupTrend:b ReportGroups:a Reports:a ReportsForReportGroup:a ResourcePolicy:bcg RetryBuild
    RetryBuildBatch Sandbox:hm SandboxConnection:h Sandboxes:a SandboxesForProject:a SharedProjects:a
    SharedReportGroups:a SourceCredentials:acz TestCases:f Webhook:cde
    @codecatalyst
    AccessToken:cd AccessTokens:a DevEnvironment:bcdehm DevEnvironmentSession:hm DevEnvironmentSessions:a
    DevEnvironments:a EventLogs:a Project:bcde Projects:a Session:N SourceRepositories:a SourceRepository:bcd
    SourceRepositoryBranch:d SourceRepositoryBranches:a SourceRepositoryCloneUrls:b Space:bce Spaces:a
    Subscription:b UserDetails:b Workflow:b WorkflowRun:bh WorkflowRuns:a Workflows:a
    @codecommit
    ApprovalRuleTemplate:bcd ApprovalRuleTemplateContent:e ApprovalRuleTemplateDescription:e
    ApprovalRuleTemplateFromRepository:n ApprovalRuleTemplateName:e ApprovalRuleTemplateWithRepository:l
    ApprovalRuleTemplates:a AssociateApprovalRuleTemplateWithRepositories:i
    AssociatedApprovalRuleTemplatesForRepository:a Blob:b Branch:bcd Branches:a Comment:be CommentContent:c
    CommentReaction:g CommentReactions:b CommentsForComparedCommit:b CommentsForPullRequest:b Commit:bd
    DefaultBranch:e DescribeMergeConflicts:i Differences:b DisassociateApprovalRuleTemplateFromRepositories:i
    EvaluatePullRequestApprovalRules File:bcg FileCommitHistory:a Folder:b GetCommits:i GetRepositories:i
    MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay MergeCommit:b MergeConflicts:bf
    MergeOptions:b MergePullRequestByFastForward MergePullRequestBySquash MergePullRequestByThreeWay
    OverridePullRequestApprovalRules PostCommentForComparedCommit PostCommentForPullRequest PostCommentReply
    PullRequest:bd PullRequestApprovalRule:cd PullRequestApprovalRuleContent:e PullRequestApprovalState:e
    PullRequestApprovalStates:b PullRequestDescription:e PullRequestEvents:f PullRequestOverrideState:b
    PullRequestStatus:e PullRequestTitle:e PullRequests:a Repositories:a RepositoriesForApprovalRuleTemplate:a
    Repository:bcd RepositoryDescription:e RepositoryEncryptionKey:e RepositoryName:e RepositoryTriggers:Ibg
    Resource:jk TagsForResource:a UnreferencedMergeCommit:d
    @codeconnections
    Connection:bcd Connections:a Host:bcde Hosts:a RepositoryLink:bcde RepositoryLinks:a RepositorySyncDefinitions:a
    RepositorySyncStatus:b Resource:jk ResourceSyncStatus:b SyncBlocker:e SyncBlockerSummary:b
    SyncConfiguration:bcde SyncConfigurations:a TagsForResource:a
    @codedeploy
    Application:bcde ApplicationRevision:bs ApplicationRevisions:a Applications:a ContinueDeployment Deployment:bdm
    DeploymentConfig:bcd DeploymentConfigs:a DeploymentGroup:bcde DeploymentGroups:a DeploymentInstance:b
    DeploymentInstances:a DeploymentTarget:b DeploymentTargets:a Deployments:a GetApplicationRevisions:i
    GetApplications:i GetDeploymentGroups:i GetDeploymentInstances:i GetDeploymentTargets:i GetDeployments:i
    GetOnPremisesInstances:i GitHubAccountToken:c GitHubAccountTokenNames:a LifecycleEventHookExecutionStatus:g
    OnPremisesInstance:bsy OnPremisesInstances:a Resource:jk ResourcesByExternalId:c
    SkipWaitTimeForInstanceTermination TagsForResource:a TagsFromOnPremisesInstances:x TagsToOnPremisesInstances:u
    @codeguru-profiler
    ConfigureAgent Feedback:U FindingsReportAccountSummary:b FindingsReports:a GetFrameMetricData:i
    NotificationChannel:x NotificationChannels:u NotificationConfiguration:b Permission:gx Policy:b PostAgentProfile
    Profile:b ProfileTimes:a ProfilingGroup:cdef ProfilingGroups:a Recommendations:b Resource:jk TagsForResource:a
    @codeguru-reviewer
    CodeReview:df CodeReviews:a RecommendationFeedback:afg Recommendations:a Repository:ln RepositoryAssociation:f
    RepositoryAssociations:a Resource:jk TagsForResource:a
    @codeguru-security
    AccountConfiguration:be Findings:b FindingsMetrics:a GetFindings:i MetricsSummary:b Resource:jk Scan:bd Scans:a
    TagsForResource:a UploadUrl:d
    @codepipeline
    AcknowledgeJob AcknowledgeThirdPartyJob ActionExecutions:a ActionRevision:g ActionType:be ActionTypes:a
    ApprovalResult:g CustomActionType:cd DeployActionExecutionTargets:a JobDetails:b JobFailureResult:g
    JobSuccessResult:g OverrideStageCondition Pipeline:bcde PipelineExecution:bhm PipelineExecutions:a
    PipelineState:b Pipelines:a PollForJobs PollForThirdPartyJobs Resource:jk RetryStageExecution RollbackStage
    RuleExecutions:a RuleTypes:a StageTransition:rt TagsForResource:a ThirdPartyJobDetails:b
    ThirdPartyJobFailureResult:g ThirdPartyJobSuccessResult:g Webhook:cg WebhookWithThirdParty:sy Webhooks:a
    @codestar-connections
    Connection:bcd Connections:a Host:bcde Hosts:a RepositoryLink:bcde RepositoryLinks:a RepositorySyncDefinitions:a
    RepositorySyncStatus:b Resource:jk ResourceSyncStatus:b SyncBlocker:e SyncBlockerSummary:b
    SyncConfiguration:bcde SyncConfigurations:a TagsForResource:a
    @codestar-notifications
    EventTypes:a NotificationRule:cdef NotificationRules:a Resource:jk Subscribe TagsForResource:a Target:c
    Targets:a Unsubscribe
    @cognito-identity
    CredentialsForIdentity:b Id:b Identities:ac Identity:f IdentityPool:cdef IdentityPoolRoles:bw IdentityPools:a
    LookupDeveloperIdentity MergeDeveloperIdentities OpenIdToken:b OpenIdTokenForDeveloperIdentity:b
    PrincipalTagAttributeMap:bw Resource:jk TagsForResource:a UnlinkDeveloperIdentity UnlinkIdentity
    @cognito-idp
    AddUserToGroup:L AuthEventFeedback:e CSVHeader:b ChangePassword ConfirmDevice ConfirmForgotPassword
    ConfirmSignUp ConfirmSignUp:L CreateUser:L CustomAttributes:u DeleteUser:L DeleteUserAttributes:L Device:b
    DeviceStatus:e Devices:a DisableProviderForUser:L DisableUser:L EnableUser:L ForgetDevice ForgetDevice:L
    ForgotPassword GetDevice:L GetUser:L GlobalSignOut Group:bcde Groups:a IdentityProvider:cdef
    IdentityProviderByIdentifier:b IdentityProviders:a InitiateAuth InitiateAuth:L LinkProviderForUser:L
    ListDevices:L ListGroupsForUser:L ListUserAuthEvents:L LogDeliveryConfiguration:bw ManagedLoginBranding:cdef
    ManagedLoginBrandingByClient:f RemoveUserFromGroup:L ResendConfirmationCode ResetUserPassword:L Resource:jk
    ResourceServer:cdef ResourceServers:a RespondToAuthChallenge RespondToAuthChallenge:L RiskConfiguration:fw
    SetUserMFAPreference:L SetUserPassword:L SetUserSettings:L SignUp SigningCertificate:b SoftwareToken:Nl
    TagsForResource:a Terms:acdef Token:O TokensFromRefreshToken:b UICustomization:bw UpdateAuthEventFeedback:L
    UpdateDeviceStatus:L UpdateUserAttributes:L User:bc UserAttribute:N UserAttributeVerificationCode:b
    UserAttributes:ce UserAuthFactors:b UserGlobalSignOut:L UserImportJob:dfhm UserImportJobs:a UserMFAPreference:w
    UserPool:cdef UserPoolClient:cdef UserPoolClientSecret:cu UserPoolClientSecrets:a UserPoolClients:a
    UserPoolDomain:cdef UserPoolMfaConfig:bw UserPools:a UserSettings:w Users:a UsersInGroup:a WebAuthnCredential:c
    WebAuthnCredentials:a WebAuthnRegistration:Xh
    @cognito-sync
    BulkPublish BulkPublishDetails:b CognitoEvents:bw Dataset:cf Datasets:a Device:s IdentityPoolConfiguration:bw
    IdentityPoolUsage:af IdentityUsage:f Records:ae SubscribeToDataset UnsubscribeFromDataset
    @comprehend
    ClassifyDocument ContainsPiiEntities Dataset:df Datasets:a DetectDominantLanguage:i DetectEntities:i
    DetectKeyPhrases:i DetectSentiment:i DetectSyntax:i DetectTargetedSentiment:i DocumentClassificationJob:fh
    DocumentClassificationJobs:a DocumentClassifier:cdf DocumentClassifierSummaries:a DocumentClassifiers:a
    DominantLanguage:P DominantLanguageDetectionJob:fhm DominantLanguageDetectionJobs:a Endpoint:cdef Endpoints:a
    Entities:P EntitiesDetectionJob:fhm EntitiesDetectionJobs:a EntityRecognizer:cdf EntityRecognizerSummaries:a
    EntityRecognizers:a EventsDetectionJob:fhm EventsDetectionJobs:a Flywheel:cdef FlywheelIteration:fh
    FlywheelIterationHistory:a Flywheels:a KeyPhrases:P KeyPhrasesDetectionJob:fhm KeyPhrasesDetectionJobs:a Model:z
    PiiEntities:P PiiEntitiesDetectionJob:fhm PiiEntitiesDetectionJobs:a Resource:jk ResourcePolicy:cfg Sentiment:P
    SentimentDetectionJob:fhm SentimentDetectionJobs:a Syntax:P TagsForResource:a TargetedSentiment:P
    TargetedSentimentDetectionJob:fhm TargetedSentimentDetectionJobs:a TopicsDetectionJob:fh TopicsDetectionJobs:a
    ToxicContent:P TrainingDocumentClassifier:m TrainingEntityRecognizer:m
    @comprehendmedical
    Entities:P EntitiesDetectionV2Job:fhm EntitiesDetectionV2Jobs:a EntitiesV2:P ICD10CMInferenceJob:fhm
    ICD10CMInferenceJobs:a InferICD10CM InferRxNorm InferSNOMEDCT PHI:P PHIDetectionJob:fhm PHIDetectionJobs:a
    RxNormInferenceJob:fhm RxNormInferenceJobs:a SNOMEDCTInferenceJob:fhm SNOMEDCTInferenceJobs:a
    @compute-optimizer
    AutoScalingGroupRecommendations:Eb EBSVolumeRecommendations:Eb EC2InstanceRecommendations:Eb
    EC2RecommendationProjectedMetrics:b ECSServiceRecommendationProjectedMetrics:b ECSServiceRecommendations:Eb
    EffectiveRecommendationPreferences:b EnrollmentStatus:be EnrollmentStatusesForOrganization:b
    IdleRecommendations:Eb LambdaFunctionRecommendations:Eb LicenseRecommendations:Eb
    RDSDatabaseRecommendationProjectedMetrics:b RDSDatabaseRecommendations:Eb RecommendationExportJobs:f
    RecommendationPreferences:bcg RecommendationSummaries:b
    @config
    AggregateComplianceByConfigRules:f AggregateComplianceByConformancePacks:f
    AggregateComplianceDetailsByConfigRule:b AggregateConfigRuleComplianceSummary:b
    AggregateConformancePackComplianceSummary:b AggregateDiscoveredResourceCounts:b AggregateDiscoveredResources:a
    AggregateResourceConfig:b AggregationAuthorization:cg AggregationAuthorizations:f ComplianceByConfigRule:f
    ComplianceByResource:f ComplianceDetailsByConfigRule:b ComplianceDetailsByResource:b
    ComplianceSummaryByConfigRule:b ComplianceSummaryByResourceType:b ConfigRule:cg ConfigRuleEvaluationStatus:f
    ConfigRules:f ConfigRulesEvaluation:h ConfigurationAggregator:cg ConfigurationAggregatorSourcesStatus:f
    ConfigurationAggregators:f ConfigurationRecorder:cghm ConfigurationRecorderStatus:f ConfigurationRecorders:af
    ConformancePack:cg ConformancePackCompliance:f ConformancePackComplianceDetails:b
    ConformancePackComplianceScores:a ConformancePackComplianceSummary:b ConformancePackStatus:f ConformancePacks:f
    CustomRulePolicy:b DeliverConfigSnapshot DeliveryChannel:cg DeliveryChannelStatus:f DeliveryChannels:f
    DiscoveredResourceCounts:b DiscoveredResources:a EvaluationResults:c Evaluations:g ExternalEvaluation:g
    GetAggregateResourceConfig:i GetResourceConfig:i OrganizationConfigRule:cg
    OrganizationConfigRuleDetailedStatus:b OrganizationConfigRuleStatuses:f OrganizationConfigRules:f
    OrganizationConformancePack:cg OrganizationConformancePackDetailedStatus:b OrganizationConformancePackStatuses:f
    OrganizationConformancePacks:f OrganizationCustomRulePolicy:b PendingAggregationRequest:c
    PendingAggregationRequests:f RemediationConfiguration:c RemediationConfigurations:fg RemediationExceptions:cfg
    RemediationExecution:h RemediationExecutionStatus:f Resource:jk ResourceConfig:cg ResourceConfigHistory:b
    ResourceEvaluation:h ResourceEvaluationSummary:b ResourceEvaluations:a ResourceTypes:ln
    RetentionConfiguration:cg RetentionConfigurations:f SelectAggregateResourceConfig SelectResourceConfig
    ServiceLinkedConfigurationRecorder:cg StoredQueries:a StoredQuery:bcg TagsForResource:a
    @connect
    AgentStatus:def AgentStatuses:aq AnalyticsDataAssociations:a AnalyticsDataLakeDataSets:a AnalyticsDataSet:ln
    ApprovedOrigin:ln ApprovedOrigins:a AssociateAnalyticsDataSet:i AssociatedContacts:a AttachedFile:bc
    AttachedFileUpload:Xh AttachedFilesConfiguration:ef AttachedFilesConfigurations:a AuthenticationProfile:ef
    AuthenticationProfiles:a AvailablePhoneNumbers:q Bot:ln Bots:a ChatContact:h ChatIntegrationEvent:v
    ChildHoursOfOperations:a ClaimPhoneNumber Contact:Ydefjkm ContactAttributes:be ContactEvaluation:Ucefh
    ContactEvaluations:aq ContactFlow:cdf ContactFlowContent:e ContactFlowMetadata:e ContactFlowModule:cdf
    ContactFlowModuleAlias:cdef ContactFlowModuleAliases:a ContactFlowModuleContent:e ContactFlowModuleMetadata:e
    ContactFlowModuleVersion:cd ContactFlowModuleVersions:a ContactFlowModules:aq ContactFlowName:e
    ContactFlowVersion:cd ContactFlowVersions:a ContactFlows:aq ContactMediaProcessing:hm ContactMetrics:b
    ContactRecording:Yhm ContactReferences:a ContactRoutingData:e ContactSchedule:e ContactStreaming:hm
    ContactWithUser:l Contacts:q CreateDataTableValue:i CurrentMetricData:b CurrentUserData:b DataTable:cdf
    DataTableAttribute:cdef DataTableAttributes:a DataTableMetadata:e DataTablePrimaryValues:ae DataTableValues:a
    DataTables:aq DeactivateEvaluationForm DefaultVocabularies:a DefaultVocabulary:l DeleteDataTableValue:i
    DescribeDataTableValue:i DisassociateAnalyticsDataSet:i DismissUserContact EffectiveHoursOfOperations:b
    EmailAddress:cdf EmailAddressAlias:ln EmailAddressMetadata:e EmailAddresses:q EmailContact:h
    EntitySecurityProfiles:a EvaluateDataTableValues EvaluationForm:Zcdef EvaluationFormVersions:a
    EvaluationForms:aq FederationToken:b Flow:ln FlowAssociation:b FlowAssociations:a GetAttachedFileMetadata:i
    GetFlowAssociation:i HoursOfOperation:cdef HoursOfOperationOverride:cdef HoursOfOperationOverrides:aq
    HoursOfOperations:alnq Instance:cdf InstanceAttribute:ef InstanceAttributes:a InstanceStorageConfig:efln
    InstanceStorageConfigs:a Instances:a IntegrationAssociation:cd IntegrationAssociations:a LambdaFunction:ln
    LambdaFunctions:a LexBot:ln LexBots:a MetricData:b MetricDataV2:b MonitorContact Notification:cdf
    NotificationContent:e Notifications:aq OutboundChatContact:h OutboundEmail:v OutboundEmailContact:h
    OutboundVoiceContact:h Participant:d ParticipantAuthentication:e ParticipantRoleConfig:e PauseContact
    PersistentContactAssociation:d PhoneNumber:efz PhoneNumberContactFlow:ln PhoneNumberMetadata:e PhoneNumbers:a
    PhoneNumbersV2:a PredefinedAttribute:cdef PredefinedAttributes:aq Prompt:cdef PromptFile:b Prompts:aq
    PushNotificationRegistration:cd PutContact:i Queue:cdf QueueEmailAddresses:aln QueueHoursOfOperation:e
    QueueMaxContacts:e QueueName:e QueueOutboundCallerConfig:e QueueOutboundEmailConfig:e QueueQuickConnects:aln
    QueueStatus:e Queues:aq QuickConnect:cdf QuickConnectConfig:e QuickConnectName:e QuickConnects:aq
    RealtimeContactAnalysisSegments:a RealtimeContactAnalysisSegmentsV2:a ReleasePhoneNumber ReplicateInstance
    Resource:jk ResourceTags:q RoutingProfile:cdf RoutingProfileAgentAvailabilityTimer:e RoutingProfileConcurrency:e
    RoutingProfileDefaultOutboundQueue:e RoutingProfileManualAssignmentQueues:a RoutingProfileName:e
    RoutingProfileQueues:aeln RoutingProfiles:aq Rule:cdef Rules:a ScreenSharing:h SecurityKey:ln SecurityKeys:a
    SecurityProfile:cdef SecurityProfileApplications:a SecurityProfileFlowModules:a SecurityProfilePermissions:a
    SecurityProfiles:alnq SuspendContactRecording TagsForResource:a TaskContact:h TaskTemplate:bcde TaskTemplates:a
    TestCase:cdef TestCaseExecution:hm TestCaseExecutionRecords:a TestCaseExecutionSummary:b TestCaseExecutions:a
    TestCases:aq TrafficDistribution:be TrafficDistributionGroup:cdf TrafficDistributionGroupUser:ln
    TrafficDistributionGroupUsers:a TrafficDistributionGroups:a TransferContact UpdateDataTableValue:i UseCase:cd
    UseCases:a User:cdf UserConfig:e UserHierarchy:e UserHierarchyGroup:cdf UserHierarchyGroupName:e
    UserHierarchyGroups:aq UserHierarchyStructure:ef UserIdentityInfo:e UserNotificationStatus:e UserNotifications:a
    UserPhoneConfig:e UserProficiencies:aeln UserRoutingProfile:e UserSecurityProfiles:e UserStatus:g Users:aq
    View:cdf ViewContent:e ViewMetadata:e ViewVersion:cd ViewVersions:a Views:aq Vocabularies:q Vocabulary:cdf
    WebRTCContact:h Workspace:cdfln WorkspaceAssociations:q WorkspaceMedia:acz WorkspaceMetadata:e WorkspacePage:cde
    WorkspacePages:a WorkspaceTheme:e WorkspaceVisibility:e Workspaces:aq
    @connect-campaigns
    Campaign:Ycdfhm CampaignChannelSubtypeConfig:ce CampaignCommunicationLimits:ce CampaignCommunicationTime:ce
    CampaignDialerConfig:e CampaignEntryLimits:ce CampaignFlowAssociation:e CampaignName:e
    CampaignOutboundCallConfig:e CampaignSchedule:e CampaignSource:e CampaignState:b CampaignStateBatch:b
    Campaigns:a ConnectInstanceConfig:bc ConnectInstanceIntegration:cg ConnectInstanceIntegrations:a
    DialRequestBatch:g InstanceCommunicationLimits:bg InstanceOnboardingJob:ch InstanceOnboardingJobStatus:b
    OutboundRequestBatch:g PauseCampaign ProfileOutboundRequestBatch:g Resource:jk TagsForResource:a
    @contact-lens
    RealtimeContactAnalysisSegments:a
    @controlcatalog
    CommonControls:a Control:b ControlMappings:a Controls:a Domains:a Objectives:a
    @controltower
    Baseline:brt BaselineOperation:b Baselines:a Control:rt ControlOperation:b ControlOperations:a
    EnabledBaseline:Dbe EnabledBaselines:a EnabledControl:Dbe EnabledControls:a LandingZone:Dbcde
    LandingZoneOperation:b LandingZoneOperations:a LandingZones:a Resource:jk TagsForResource:a
    @cost-optimization-hub
    EfficiencyMetrics:a EnrollmentStatus:e EnrollmentStatuses:a Preferences:be Recommendation:b
    RecommendationSummaries:a Recommendations:a
    @cur
    ReportDefinition:cgo ReportDefinitions:f Resource:jk TagsForResource:a
    @data-signer
    RevocationStatus:b
    @databrew
    Dataset:cdef Datasets:a DeleteRecipeVersion:i Job:cf JobRun:fhm JobRuns:a Jobs:a ProfileJob:de Project:cdef
    ProjectSession:h ProjectSessionAction:v Projects:a Recipe:Wdef RecipeJob:de RecipeVersion:c RecipeVersions:a
    Recipes:a Resource:jk Ruleset:cdef Rulesets:a Schedule:cdef Schedules:a TagsForResource:a
    @dataexchange
    ApiAsset:v Asset:bce DataGrant:Abcd DataGrants:a DataSet:bcde DataSetNotification:v DataSetRevisions:a
    DataSets:a EventAction:bcde EventActions:a Job:bdhp Jobs:a ReceivedDataGrant:b ReceivedDataGrants:a Resource:jk
    Revision:Obcde RevisionAssets:a TagsForResource:a
    @datapipeline
    DeactivatePipeline EvaluateExpression Objects:f Pipeline:Zcd PipelineDefinition:Rbg Pipelines:af PollForTask
    QueryObjects ReportTaskProgress ReportTaskRunnerHeartbeat Status:w Tags:ux TaskStatus:w
    @datasync
    Agent:cdef Agents:a Location:c LocationAzureBlob:def LocationEfs:def LocationFsxLustre:def LocationFsxOntap:def
    LocationFsxOpenZfs:def LocationFsxWindows:def LocationHdfs:def LocationNfs:def LocationObjectStorage:def
    LocationS3:def LocationSmb:def Locations:a Resource:jk TagsForResource:a Task:cdef TaskExecution:efhp
    TaskExecutions:a Tasks:a
    @datazone
    AccountPool:bcde AccountPools:a AccountsInAccountPool:a Asset:bcd AssetFilter:bcde AssetFilters:a
    AssetRevision:d AssetRevisions:a AssetType:bcd Connection:bcde Connections:a DataExportConfiguration:bcg
    DataProduct:bcd DataProductRevision:d DataProductRevisions:a DataSource:bcde DataSourceRun:bh
    DataSourceRunActivities:a DataSourceRuns:a DataSources:a Domain:bcde DomainUnit:bcde DomainUnitsForParent:a
    Domains:a EntityOwner:ux EntityOwners:a Environment:bcde EnvironmentAction:bcde EnvironmentActions:a
    EnvironmentBlueprint:bcde EnvironmentBlueprintConfiguration:bcg EnvironmentBlueprintConfigurations:a
    EnvironmentBlueprints:a EnvironmentCredentials:b EnvironmentProfile:bcde EnvironmentProfiles:a
    EnvironmentRole:ln Environments:a FormType:bcd GetAttributesMetadata:i Glossary:bcde GlossaryTerm:bcde
    GovernedTerms:ln GroupProfile:bde GroupProfiles:q IamPortalLoginUrl:b JobRun:b JobRuns:a LineageEvent:b
    LineageEvents:a LineageNode:b LineageNodeHistory:a Listing:bc ListingChangeSet:d Listings:q
    MetadataGenerationRun:bhp MetadataGenerationRuns:a Notebook:bcde NotebookExport:bh NotebookImport:h
    NotebookRun:bhm NotebookRuns:a Notebooks:a Notifications:a PolicyGrant:ux PolicyGrants:a PostLineageEvent
    PostTimeSeriesDataPoints Predictions:AB Project:bcde ProjectMembership:cd ProjectMemberships:a
    ProjectProfile:bcde ProjectProfiles:a Projects:a PutAttributesMetadata:i QueryGraph Resource:jk
    RootDomainUnitOwner:e Rule:bcde Rules:a Search Subscription:Obp SubscriptionGrant:bcd SubscriptionGrantStatus:e
    SubscriptionGrants:a SubscriptionRequest:ABcde SubscriptionRequestDetails:b SubscriptionRequests:a
    SubscriptionTarget:bcde SubscriptionTargets:a Subscriptions:a TagsForResource:a TimeSeriesDataPoint:b
    TimeSeriesDataPoints:ac Types:q UserProfile:bde UserProfiles:q
    @dax
    Cluster:cde Clusters:f DecreaseReplicationFactor DefaultParameters:f Events:f IncreaseReplicationFactor Node:S
    ParameterGroup:cde ParameterGroups:f Parameters:f Resource:jk SubnetGroup:cde SubnetGroups:f Tags:a
    @deadline
    AssumeFleetRoleForRead AssumeFleetRoleForWorker AssumeQueueRoleForRead AssumeQueueRoleForUser
    AssumeQueueRoleForWorker AvailableMeteredProducts:a Budget:bcde Budgets:a Farm:bcde FarmMembers:a Farms:a
    Fleet:bcde FleetMembers:a Fleets:a GetJob:i GetJobEntity:i GetSession:i GetSessionAction:i GetStep:i GetTask:i
    GetWorker:i Job:bde JobMembers:a JobParameterDefinitions:a JobTemplate:J Jobs:aq LicenseEndpoint:bcd
    LicenseEndpoints:a Limit:bcde Limits:a MemberFromFarm:n MemberFromFleet:n MemberFromJob:n MemberFromQueue:n
    MemberToFarm:l MemberToFleet:l MemberToJob:l MemberToQueue:l MeteredProduct:cg MeteredProducts:a Monitor:bcde
    MonitorSettings:be Monitors:a Queue:bcde QueueEnvironment:bcde QueueEnvironments:a QueueFleetAssociation:bcde
    QueueFleetAssociations:a QueueLimitAssociation:bcde QueueLimitAssociations:a QueueMembers:a Queues:a Resource:jk
    Session:be SessionAction:b SessionActions:a Sessions:a SessionsForWorker:a SessionsStatisticsAggregation:bh
    Step:be StepConsumers:a StepDependencies:a Steps:aq StorageProfile:bcde StorageProfileForQueue:b
    StorageProfiles:a StorageProfilesForQueue:a TagsForResource:a Task:be Tasks:aq UpdateJob:i UpdateTask:i
    Worker:bcde WorkerSchedule:e Workers:aq
    @deployment-marketplace
    DeploymentParameter:g Resource:jk TagsForResource:a
    @detective
    DatasourcePackages:ae GetGraphMemberDatasources:i GetMembershipDatasources:i Graph:cd Graphs:a Indicators:a
    Investigation:bh InvestigationState:e Investigations:a Invitation:AB Invitations:a Members:abcd Membership:n
    MonitoringMember:h OrganizationAdminAccount:rt OrganizationAdminAccounts:a OrganizationConfiguration:ef
    Resource:jk TagsForResource:a
    @devicefarm
    AccountSettings:b Artifacts:a Device:b DeviceInstance:be DeviceInstances:a DevicePool:bcde
    DevicePoolCompatibility:b DevicePools:a Devices:a InstallToRemoteAccessSession InstanceProfile:bcde
    InstanceProfiles:a Job:bm Jobs:a NetworkProfile:bcde NetworkProfiles:a Offering:T OfferingPromotions:a
    OfferingStatus:b OfferingTransactions:a Offerings:a Project:bcde Projects:a RemoteAccessSession:bcdm
    RemoteAccessSessions:a RenewOffering Resource:jk Run:bcm Runs:a Samples:a ScheduleRun Suite:b Suites:a
    TagsForResource:a Test:b TestGridProject:bcde TestGridProjects:a TestGridSession:b TestGridSessionActions:a
    TestGridSessionArtifacts:a TestGridSessions:a TestGridUrl:d Tests:a UniqueProblems:a Upload:bcde Uploads:a
    VPCEConfiguration:bcde VPCEConfigurations:a
    @devops-guru
    AccountHealth:f AccountOverview:f AnomaliesForInsight:a AnomalousLogGroups:a Anomaly:f CostEstimation:bh
    EventSourcesConfig:ef Events:a Feedback:fg Insight:cf Insights:aq MonitoredResources:a NotificationChannel:ux
    NotificationChannels:a OrganizationHealth:f OrganizationInsights:aq OrganizationOverview:f
    OrganizationResourceCollectionHealth:f Recommendations:a ResourceCollection:be ResourceCollectionHealth:f
    ServiceIntegration:ef
    @directconnect
    AllocateConnectionOnInterconnect AllocateHostedConnection AllocatePrivateVirtualInterface
    AllocatePublicVirtualInterface AllocateTransitVirtualInterface BGPPeer:cd BgpFailoverTest:hm ConfirmConnection
    ConfirmCustomerAgreement ConfirmPrivateVirtualInterface ConfirmPublicVirtualInterface
    ConfirmTransitVirtualInterface Connection:cde ConnectionFromLag:n ConnectionLoa:f ConnectionWithLag:l
    Connections:f ConnectionsOnInterconnect:f CustomerMetadata:f DirectConnectGateway:cde
    DirectConnectGatewayAssociation:cde DirectConnectGatewayAssociationProposal:Acd
    DirectConnectGatewayAssociationProposals:f DirectConnectGatewayAssociations:f DirectConnectGatewayAttachments:f
    DirectConnectGateways:f HostedConnection:l HostedConnections:f Interconnect:cd InterconnectLoa:f Interconnects:f
    Lag:cde Lags:f Loa:f Locations:f MacSecKey:ln PrivateVirtualInterface:d PublicVirtualInterface:d Resource:jk
    RouterConfiguration:f Tags:f TransitVirtualInterface:d VirtualGateways:f VirtualInterface:cl
    VirtualInterfaceAttributes:e VirtualInterfaceTestHistory:a VirtualInterfaces:f
    @discovery
    Agents:f Application:de Applications:c BatchDeleteConfigurationTask:fh ConfigurationItemsFromApplication:n
    ConfigurationItemsToApplication:l Configurations:Eaf ContinuousExport:hm ContinuousExports:f
    DataCollectionByAgentIds:hm DeleteAgents:i DeleteImportData:i DiscoverySummary:b ExportConfigurations:f
    ExportTask:h ExportTasks:f ImportTask:h ImportTasks:f ServerNeighbors:a Tags:cdf
    @discovery-marketplace
    Facets:q FulfillmentOptions:a Listing:b Listings:q Offer:b OfferSet:b OfferTerms:b Product:b PurchaseOptions:a
    @dlm
    LifecyclePolicies:b LifecyclePolicy:bcde Resource:jk TagsForResource:a
    @dms
    AccountAttributes:f ApplicableIndividualAssessments:f ApplyPendingMaintenanceAction Certificate:cz
    Certificates:f Connection:Ic Connections:f ConversionConfiguration:fo DataMigration:cdhmo DataMigrations:f
    DataProvider:cdo DataProviders:f Endpoint:cdo EndpointSettings:f EndpointTypes:f Endpoints:f EngineVersions:f
    EventCategories:f EventSubscription:cdo EventSubscriptions:f Events:f ExtensionPackAssociation:h
    ExtensionPackAssociations:f FleetAdvisorCollector:cd FleetAdvisorCollectors:f FleetAdvisorDatabases:cf
    FleetAdvisorLsaAnalysis:f FleetAdvisorSchemaObjectSummary:f FleetAdvisorSchemas:f InstanceProfile:cdo
    InstanceProfiles:f MetadataModel:f MetadataModelAssessment:Eh MetadataModelAssessments:f MetadataModelChildren:f
    MetadataModelConversion:hp MetadataModelConversions:f MetadataModelCreation:hp MetadataModelCreations:f
    MetadataModelExportAsScript:h MetadataModelExportToTarget:h MetadataModelExportsAsScript:f
    MetadataModelExportsToTarget:f MetadataModelImport:h MetadataModelImports:f MigrationProject:cdo
    MigrationProjects:f MoveReplicationTask OrderableReplicationInstances:f PendingMaintenanceActions:f
    RecommendationLimitations:f Recommendations:fh RefreshSchemas RefreshSchemasStatus:f ReloadReplicationTables
    ReloadTables Replication:hm ReplicationConfig:cdo ReplicationConfigs:f ReplicationInstance:Scdo
    ReplicationInstanceTaskLogs:f ReplicationInstances:f ReplicationSubnetGroup:cdo ReplicationSubnetGroups:f
    ReplicationTableStatistics:f ReplicationTask:cdhmo ReplicationTaskAssessment:h
    ReplicationTaskAssessmentResults:f ReplicationTaskAssessmentRun:chp ReplicationTaskAssessmentRuns:f
    ReplicationTaskIndividualAssessments:f ReplicationTasks:f Replications:f RunFleetAdvisorLsaAnalysis Schemas:f
    StartRecommendations:i SubscriptionsToEventBridge:e TableStatistics:f TagsForResource:a TagsFromResource:x
    TagsToResource:u TargetSelectionRules:b
    @docdb-elastic
    ApplyPendingMaintenanceAction Cluster:bcdehm ClusterFromSnapshot:C ClusterSnapshot:Jbcd ClusterSnapshots:a
    Clusters:a PendingMaintenanceAction:b PendingMaintenanceActions:a Resource:jk TagsForResource:a
    @drs
    DisconnectRecoveryInstance DisconnectSourceServer ExtendedSourceServer:d ExtensibleSourceServers:a Failback:m
    FailbackLaunch:h FailbackReplicationConfiguration:be InitializeService Job:c JobLogItems:f Jobs:f
    LaunchAction:cg LaunchActions:a LaunchConfiguration:be LaunchConfigurationTemplate:cde
    LaunchConfigurationTemplates:f Recovery:h RecoveryInstance:c RecoveryInstances:Qf RecoverySnapshots:f
    Replication:hm ReplicationConfiguration:be ReplicationConfigurationTemplate:cde
    ReplicationConfigurationTemplates:f Resource:jk RetryDataReplication ReverseReplication SourceNetwork:cd
    SourceNetworkCfnTemplate:E SourceNetworkRecovery:h SourceNetworkReplication:hm SourceNetworkStack:l
    SourceNetworks:f SourceServer:c SourceServers:f StagingAccounts:a TagsForResource:a
    @ds
    ADAssessment:cfh ADAssessments:a Alias:d CAEnrollmentPolicy:frt Certificate:fsy Certificates:a
    ClientAuthentication:rt ClientAuthenticationSettings:f Computer:d ConditionalForwarder:cde
    ConditionalForwarders:f ConnectDirectory Directories:f Directory:cd DirectoryDataAccess:frt DirectoryLimits:b
    DirectorySetup:e DomainControllers:f EventTopic:sy EventTopics:f FromSnapshot:C HybridAD:de HybridADUpdate:f
    IpRoutes:aux LDAPS:rt LDAPSSettings:f LogSubscription:cd LogSubscriptions:a MicrosoftAD:d
    NumberOfDomainControllers:e Radius:ert Region:ux Regions:f SchemaExtension:hp SchemaExtensions:a Settings:ef
    ShareDirectory SharedDirectories:f SharedDirectory:AB Snapshot:cd SnapshotLimits:b Snapshots:f Sso:rt
    TagsForResource:a TagsFromResource:x TagsToResource:u Trust:Ncde Trusts:f UnshareDirectory UpdateDirectory:f
    UserPassword:D
    @ds-data
    Group:cdef GroupMember:ux GroupMembers:a Groups:aq GroupsForMember:a User:cdeft Users:aq
    @dsql
    Cluster:bcde ClusterPolicy:bcg Clusters:a Resource:jk Stream:bcd Streams:a TagsForResource:a
    VpcEndpointServiceName:b
    @dynamodb
    Backup:cdf Backups:a ContinuousBackups:ef ContributorInsights:aef Endpoints:f ExecuteStatement:i Export:f
    Exports:a GetItem:i GlobalTable:def GlobalTableSettings:ef GlobalTables:a Import:f Imports:a Item:bceg
    KinesisStreamingDestination:efrt Limits:f Query Records:b Resource:jk ResourcePolicy:bcg Scan ShardIterator:b
    Statement:M Stream:f Streams:a Table:cdefz TableFromBackup:C TableReplicaAutoScaling:ef TableToPointInTime:CE
    Tables:a TagsOfResource:a TimeToLive:ef TransactGetItems TransactWriteItems Transaction:M WriteItem:i
    @ebs
    ChangedBlocks:a Snapshot:Xh SnapshotBlock:bg SnapshotBlocks:a
    @ec2
    AccountAttributes:f ActiveVpnTunnelStatus:b Address:ln AddressAttribute:Do AddressToClassic:C
    AddressTransfer:Art AddressTransfers:f Addresses:f AddressesAttribute:f AdvertiseByoipCidr AggregateIdFormat:f
    AllocateAddress AllocateHosts AllocateIpamPoolCidr AllowedImagesSettings:brt
    ApplySecurityGroupsToClientVpnTargetNetwork AssignIpv6Addresses AssignPrivateIpAddresses
    AssignPrivateNatGatewayAddress AssociatedEnclaveCertificateIamRoles:b AssociatedIpv6PoolCidrs:b
    AuthorizeClientVpnIngress AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress AvailabilityZoneGroup:o
    AvailabilityZones:f AwsNetworkPerformanceData:b AwsNetworkPerformanceMetricSubscription:rt
    AwsNetworkPerformanceMetricSubscriptions:f BundleInstance BundleTask:p BundleTasks:f ByoipCidrs:f
    CapacityBlock:T CapacityBlockExtension:T CapacityBlockExtensionHistory:f CapacityBlockExtensionOfferings:f
    CapacityBlockOfferings:f CapacityBlockStatus:f CapacityBlocks:f CapacityManager:rt CapacityManagerAttributes:b
    CapacityManagerDataExport:cd CapacityManagerDataExports:f CapacityManagerMetricData:b
    CapacityManagerMetricDimensions:b CapacityManagerMonitoredTagKeys:be CapacityManagerOrganizationsAccess:e
    CapacityReservation:dop CapacityReservationBillingOwner:ln CapacityReservationBillingOwnership:AB
    CapacityReservationBillingRequests:f CapacityReservationBySplitting:d CapacityReservationFleet:do
    CapacityReservationFleets:fp CapacityReservationTopology:f CapacityReservationUsage:b CapacityReservations:f
    CarrierGateway:cd CarrierGateways:f ClassicLinkInstances:f ClassicLinkVpc:FG ClientVpnAuthorizationRules:f
    ClientVpnClientCertificateRevocationList:Ez ClientVpnClientConfiguration:E ClientVpnConnections:Qf
    ClientVpnEndpoint:cdo ClientVpnEndpoints:f ClientVpnIngress:O ClientVpnRoute:cd ClientVpnRoutes:f
    ClientVpnTargetNetwork:ln ClientVpnTargetNetworks:f CoipCidr:cd CoipPool:cd CoipPoolUsage:b CoipPools:f
    ConfirmProductInstance ConsoleOutput:b ConsoleScreenshot:b ConversionTask:p ConversionTasks:f CustomerGateway:cd
    CustomerGateways:f DeclarativePoliciesReport:hp DeclarativePoliciesReportSummary:b DeclarativePoliciesReports:f
    DefaultCreditSpecification:bo DefaultSubnet:d DefaultVpc:d DelegateMacVolumeOwnershipTask:d DeprovisionByoipCidr
    DeprovisionIpamByoasn DeprovisionIpamPoolCidr DeprovisionPublicIpv4PoolCidr DhcpOptions:cdfl
    DiagnosticInterrupt:v EbsDefaultKmsKeyId:Dbo EbsEncryptionByDefault:brt EgressOnlyInternetGateway:cd
    EgressOnlyInternetGateways:f ElasticGpus:f EnabledIpamPolicy:b EnclaveCertificateIamRole:ln ExportImageTasks:f
    ExportTask:p ExportTasks:f FastLaunch:rt FastLaunchImages:f FastSnapshotRestores:frt Fleet:do FleetHistory:f
    FleetInstances:f Fleets:cf FlowLogs:cdf FlowLogsIntegrationTemplate:b FpgaImage:Jcd FpgaImageAttribute:Dfo
    FpgaImages:f GroupsForCapacityReservation:b HostReservation:T HostReservationOfferings:f
    HostReservationPurchasePreview:b HostReservations:f Hosts:fo IamInstanceProfile:ln
    IamInstanceProfileAssociations:f IdFormat:fo IdentityIdFormat:fo Image:EJdrstyz ImageAncestry:b
    ImageAttribute:Dfo ImageBlockPublicAccess:rt ImageBlockPublicAccessState:b ImageDeprecation:rt
    ImageDeregistrationProtection:rt ImageFromRecycleBin:C ImageLaunchPermission:p ImageReferences:f
    ImageUsageReport:cd ImageUsageReportEntries:f ImageUsageReports:f Images:f ImagesInRecycleBin:a
    ImportImageTasks:f ImportSnapshotTasks:f ImportTask:p Instance:z InstanceAttribute:Dfo
    InstanceCapacityReservationAttributes:o InstanceConnectEndpoint:cdo InstanceConnectEndpoints:f
    InstanceCpuOptions:o InstanceCreditSpecification:o InstanceCreditSpecifications:f
    InstanceEventNotificationAttributes:fsy InstanceEventStartTime:o InstanceEventWindow:cdlno
    InstanceEventWindows:f InstanceExportTask:d InstanceImageMetadata:f InstanceMaintenanceOptions:o
    InstanceMetadataDefaults:bo InstanceMetadataOptions:o InstanceNetworkPerformanceOptions:o InstancePlacement:o
    InstanceSqlHaHistoryStates:f InstanceSqlHaStandbyDetections:rt InstanceSqlHaStates:f InstanceStatus:f
    InstanceTopology:f InstanceTpmEkPub:b InstanceTypeOfferings:f InstanceTypes:f
    InstanceTypesFromInstanceRequirements:b InstanceUefiData:b Instances:QSfhm InternetGateway:FGcd
    InternetGateways:f InterruptibleCapacityReservationAllocation:de Ipam:cdo IpamAddressHistory:b IpamByoasn:fln
    IpamDiscoveredAccounts:b IpamDiscoveredPublicAddresses:b IpamDiscoveredResourceCidrs:b
    IpamExternalResourceVerificationToken:cd IpamExternalResourceVerificationTokens:f
    IpamOrganizationAdminAccount:rt IpamPolicies:f IpamPolicy:cdrt IpamPolicyAllocationRules:bo
    IpamPolicyOrganizationTargets:b IpamPool:cdo IpamPoolAllocation:o IpamPoolAllocations:bf IpamPoolCidrs:b
    IpamPools:f IpamPrefixListResolver:cdo IpamPrefixListResolverRules:b IpamPrefixListResolverTarget:cdo
    IpamPrefixListResolverTargets:f IpamPrefixListResolverVersionEntries:b IpamPrefixListResolverVersions:b
    IpamPrefixListResolvers:f IpamResourceCidr:o IpamResourceCidrs:b IpamResourceDiscoveries:f
    IpamResourceDiscovery:cdlno IpamResourceDiscoveryAssociations:f IpamScope:cdo IpamScopes:f Ipams:f Ipv6Pools:f
    KeyPair:cdz KeyPairs:f LaunchTemplate:cdo LaunchTemplateData:b LaunchTemplateVersion:d LaunchTemplateVersions:cf
    LaunchTemplates:f LocalGatewayRoute:cdo LocalGatewayRouteTable:cd
    LocalGatewayRouteTableVirtualInterfaceGroupAssociation:cd
    LocalGatewayRouteTableVirtualInterfaceGroupAssociations:f LocalGatewayRouteTableVpcAssociation:cd
    LocalGatewayRouteTableVpcAssociations:f LocalGatewayRouteTables:f LocalGatewayRoutes:q
    LocalGatewayVirtualInterface:cd LocalGatewayVirtualInterfaceGroup:cd LocalGatewayVirtualInterfaceGroups:f
    LocalGatewayVirtualInterfaces:f LocalGateways:f LockSnapshot LockedSnapshots:f MacHosts:f MacModificationTasks:f
    MacSystemIntegrityProtectionModificationTask:d ManagedPrefixList:cdo ManagedPrefixListAssociations:b
    ManagedPrefixListEntries:b ManagedPrefixListVersion:C ManagedPrefixLists:f ManagedResourceVisibility:bo
    MonitorInstances MoveAddressToVpc MoveByoipCidrToIpam MoveCapacityReservationInstances MovingAddresses:f
    NatGateway:cd NatGatewayAddress:ln NatGateways:f NetworkAcl:cd NetworkAclEntry:cd NetworkAcls:f
    NetworkInsightsAccessScope:cd NetworkInsightsAccessScopeAnalyses:f NetworkInsightsAccessScopeAnalysis:ch
    NetworkInsightsAccessScopeAnalysisFindings:b NetworkInsightsAccessScopeContent:b NetworkInsightsAccessScopes:f
    NetworkInsightsAnalyses:f NetworkInsightsAnalysis:ch NetworkInsightsPath:cd NetworkInsightsPaths:f
    NetworkInterface:FGcd NetworkInterfaceAttribute:Dfo NetworkInterfacePermission:cd NetworkInterfacePermissions:f
    NetworkInterfaces:f OutpostLags:f PasswordData:b PlacementGroup:cd PlacementGroups:f PrefixLists:f
    PrincipalIdFormat:f PrivateDnsNameOptions:o ProvisionByoipCidr ProvisionIpamByoasn ProvisionIpamPoolCidr
    ProvisionPublicIpv4PoolCidr PublicIpDnsNameOptions:o PublicIpv4Pool:cd PublicIpv4Pools:f
    QueuedReservedInstances:c ReachabilityAnalyzerOrganizationSharing:r Regions:f ReleaseAddress ReleaseHosts
    ReleaseIpamPoolAllocation ReplaceIamInstanceProfileAssociation ReplaceImageCriteriaInAllowedImagesSettings
    ReplaceNetworkAclAssociation ReplaceNetworkAclEntry ReplaceRootVolumeTask:d ReplaceRootVolumeTasks:f
    ReplaceRoute ReplaceRouteTableAssociation ReplaceTransitGatewayRoute ReplaceVpnTunnel ReportInstanceStatus
    RequestSpotFleet RequestSpotInstances ReservedInstances:fo ReservedInstancesExchangeQuote:Ab
    ReservedInstancesListing:dp ReservedInstancesListings:f ReservedInstancesModifications:f
    ReservedInstancesOffering:T ReservedInstancesOfferings:f RestoreImageTask:d Route:cd RouteServer:cdlno
    RouteServerAssociations:b RouteServerEndpoint:cd RouteServerEndpoints:f RouteServerPeer:cd RouteServerPeers:f
    RouteServerPropagation:rt RouteServerPropagations:b RouteServerRoutingDatabase:b RouteServers:f RouteTable:cdln
    RouteTables:f RunInstances RunScheduledInstances ScheduledInstanceAvailability:f ScheduledInstances:Tf
    SecondaryInterfaces:f SecondaryNetwork:cd SecondaryNetworks:f SecondarySubnet:cd SecondarySubnets:f
    SecurityGroup:cd SecurityGroupEgress:O SecurityGroupIngress:O SecurityGroupReferences:f
    SecurityGroupRuleDescriptionsEgress:e SecurityGroupRuleDescriptionsIngress:e SecurityGroupRules:fo
    SecurityGroupVpc:ln SecurityGroupVpcAssociations:f SecurityGroups:f SecurityGroupsForVpc:b
    SerialConsoleAccess:rt SerialConsoleAccessStatus:b ServiceLinkVirtualInterfaces:f Snapshot:Jcdz
    SnapshotAttribute:Dfo SnapshotBlockPublicAccess:rt SnapshotBlockPublicAccessState:b SnapshotFromRecycleBin:C
    SnapshotTier:Co SnapshotTierStatus:f Snapshots:df SnapshotsInRecycleBin:a SpotDatafeedSubscription:cdf
    SpotFleetInstances:f SpotFleetRequest:o SpotFleetRequestHistory:f SpotFleetRequests:fp SpotInstanceRequests:fp
    SpotPlacementScores:b SpotPriceHistory:f StaleSecurityGroups:f StoreImageTask:d StoreImageTasks:f Subnet:cd
    SubnetAttribute:o SubnetCidrBlock:ln SubnetCidrReservation:cd SubnetCidrReservations:b Subnets:f Tags:cdf
    TrafficMirrorFilter:cd TrafficMirrorFilterNetworkServices:o TrafficMirrorFilterRule:cdo
    TrafficMirrorFilterRules:f TrafficMirrorFilters:f TrafficMirrorSession:cdo TrafficMirrorSessions:f
    TrafficMirrorTarget:cd TrafficMirrorTargets:f TransitGateway:cdo TransitGatewayAttachmentPropagations:b
    TransitGatewayAttachments:f TransitGatewayClientVpnAttachment:ABc TransitGatewayConnect:cd
    TransitGatewayConnectPeer:cd TransitGatewayConnectPeers:f TransitGatewayConnects:f
    TransitGatewayMeteringPolicies:f TransitGatewayMeteringPolicy:cdo TransitGatewayMeteringPolicyEntries:b
    TransitGatewayMeteringPolicyEntry:cd TransitGatewayMulticastDomain:cdln
    TransitGatewayMulticastDomainAssociations:ABb TransitGatewayMulticastDomains:f
    TransitGatewayMulticastGroupMembers:sy TransitGatewayMulticastGroupSources:sy TransitGatewayMulticastGroups:q
    TransitGatewayPeeringAttachment:ABcd TransitGatewayPeeringAttachments:f TransitGatewayPolicyTable:cdln
    TransitGatewayPolicyTableAssociations:b TransitGatewayPolicyTableEntries:b TransitGatewayPolicyTables:f
    TransitGatewayPrefixListReference:cdo TransitGatewayPrefixListReferences:b TransitGatewayRoute:cd
    TransitGatewayRouteTable:cdln TransitGatewayRouteTableAnnouncement:cd TransitGatewayRouteTableAnnouncements:f
    TransitGatewayRouteTableAssociations:b TransitGatewayRouteTablePropagation:rt
    TransitGatewayRouteTablePropagations:b TransitGatewayRouteTables:f TransitGatewayRoutes:Eq
    TransitGatewayVpcAttachment:ABcdo TransitGatewayVpcAttachments:f TransitGateways:f TrunkInterface:ln
    TrunkInterfaceAssociations:f UnassignIpv6Addresses UnassignPrivateIpAddresses UnassignPrivateNatGatewayAddress
    UnlockSnapshot UnmonitorInstances VerifiedAccessEndpoint:cdo VerifiedAccessEndpointPolicy:bo
    VerifiedAccessEndpointTargets:b VerifiedAccessEndpoints:f VerifiedAccessGroup:cdo VerifiedAccessGroupPolicy:bo
    VerifiedAccessGroups:f VerifiedAccessInstance:cdo VerifiedAccessInstanceClientConfiguration:E
    VerifiedAccessInstanceLoggingConfiguration:o VerifiedAccessInstanceLoggingConfigurations:f
    VerifiedAccessInstances:f VerifiedAccessTrustProvider:FGcdo VerifiedAccessTrustProviders:f
    VgwRoutePropagation:rt Volume:FGcdoz VolumeAttribute:fo VolumeFromRecycleBin:C VolumeIO:r VolumeStatus:f
    Volumes:Jf VolumesInRecycleBin:a VolumesModifications:f Vpc:cd VpcAttribute:fo VpcBlockPublicAccessExclusion:cdo
    VpcBlockPublicAccessExclusions:f VpcBlockPublicAccessOptions:fo VpcCidrBlock:ln VpcClassicLink:frt
    VpcClassicLinkDnsSupport:frt VpcEncryptionControl:cdo VpcEncryptionControls:f VpcEndpoint:do
    VpcEndpointAssociations:f VpcEndpointConnectionNotification:do VpcEndpointConnectionNotifications:cf
    VpcEndpointConnections:ABf VpcEndpointServiceConfiguration:do VpcEndpointServiceConfigurations:cf
    VpcEndpointServicePayerResponsibility:o VpcEndpointServicePermissions:fo
    VpcEndpointServicePrivateDnsVerification:h VpcEndpointServices:f VpcEndpoints:cf VpcPeeringConnection:ABcd
    VpcPeeringConnectionOptions:o VpcPeeringConnections:f VpcResourcesBlockingEncryptionEnforcement:b VpcTenancy:o
    Vpcs:f VpnConcentrator:cd VpnConcentrators:f VpnConnection:cdo VpnConnectionDeviceSampleConfiguration:b
    VpnConnectionDeviceTypes:b VpnConnectionOptions:o VpnConnectionRoute:cd VpnConnections:f VpnGateway:FGcd
    VpnGateways:f VpnTunnelCertificate:o VpnTunnelOptions:o VpnTunnelReplacementStatus:b WithdrawByoipCidr
    @ec2-instance-connect
    SSHPublicKey:v SerialConsoleSSHPublicKey:v
    @ecr
    AccountSetting:bg AuthorizationToken:b CheckLayerAvailability:i DeleteImage:i DownloadUrlForLayer:b GetImage:i
    GetRepositoryScanningConfiguration:i Image:g ImageReferrers:a ImageReplicationStatus:f ImageScan:h
    ImageScanFindings:f ImageScanningConfiguration:g ImageSigningStatus:f ImageStorageClass:e ImageTagMutability:g
    Images:af InitiateLayerUpload LayerPart:V LayerUpload:X LifecyclePolicy:bcg LifecyclePolicyPreview:bh
    PullThroughCacheRule:Rcde PullThroughCacheRules:f PullTimeUpdateExclusion:sy PullTimeUpdateExclusions:a
    Registry:f RegistryPolicy:bcg RegistryScanningConfiguration:bg ReplicationConfiguration:g Repositories:f
    Repository:cd RepositoryCreationTemplate:cde RepositoryCreationTemplates:f RepositoryPolicy:bcw Resource:jk
    SigningConfiguration:bcg TagsForResource:a
    @ecr-public
    AuthorizationToken:b CheckLayerAvailability:i DeleteImage:i Image:g ImageTags:f Images:f InitiateLayerUpload
    LayerPart:V LayerUpload:X Registries:f RegistryCatalogData:bg Repositories:f Repository:cd
    RepositoryCatalogData:bg RepositoryPolicy:bcw Resource:jk TagsForResource:a
    @ecs
    AccountSetting:cg AccountSettingDefault:g AccountSettings:a AttachmentStateChanges:U Attributes:acg
    CapacityProvider:cde CapacityProviders:f Cluster:cde ClusterCapacityProviders:g ClusterSettings:e Clusters:af
    Command:M ContainerAgent:e ContainerInstance:sy ContainerInstances:af ContainerInstancesState:e
    ContainerStateChange:U ContinueServiceDeployment Daemon:cdef DaemonDeployments:af DaemonRevisions:f
    DaemonTaskDefinition:cfs DaemonTaskDefinitions:a Daemons:a DiscoverPollEndpoint ExpressGatewayService:cdef
    Resource:jk RunTask Service:cde ServiceDeployment:m ServiceDeployments:af ServicePrimaryTaskSet:e
    ServiceRevisions:f Services:af ServicesByNamespace:a TagsForResource:a Task:hm TaskDefinition:fsy
    TaskDefinitionFamilies:a TaskDefinitions:ac TaskProtection:be TaskSet:cde TaskSets:f TaskStateChange:U Tasks:af
    @eks
    AccessEntries:a AccessEntry:cdef AccessPolicies:a AccessPolicy:ln Addon:cdef AddonConfiguration:f
    AddonVersions:f Addons:a AssociatedAccessPolicies:a Capabilities:a Capability:cdef Cluster:cdfsy ClusterConfig:e
    ClusterVersion:e ClusterVersions:f Clusters:a EksAnywhereSubscription:cdef EksAnywhereSubscriptions:a
    EncryptionConfig:l FargateProfile:cdf FargateProfiles:a IdentityProviderConfig:fln IdentityProviderConfigs:a
    Insight:f Insights:a InsightsRefresh:fh Nodegroup:cdf NodegroupConfig:e NodegroupVersion:e Nodegroups:a
    PodIdentityAssociation:cdef PodIdentityAssociations:a Resource:jk TagsForResource:a Update:f Updates:a
    @eks-auth
    AssumeRoleForPodIdentity
    @elasticache
    AllowedNodeTypeModifications:a ApplyUpdateAction:i AuthorizeCacheSecurityGroupIngress CacheCluster:Scdo
    CacheClusters:f CacheEngineVersions:f CacheParameterGroup:Dcdo CacheParameterGroups:f CacheParameters:f
    CacheSecurityGroup:cd CacheSecurityGroupIngress:O CacheSecurityGroups:f CacheSubnetGroup:cdo CacheSubnetGroups:f
    DecreaseNodeGroupsInGlobalReplicationGroup DecreaseReplicaCount EngineDefaultParameters:f Events:f Failover:I
    FailoverGlobalReplicationGroup GlobalReplicationGroup:cdno GlobalReplicationGroups:f
    IncreaseNodeGroupsInGlobalReplicationGroup IncreaseReplicaCount Migration:IXh
    RebalanceSlotsInGlobalReplicationGroup ReplicationGroup:cdo ReplicationGroupShardConfiguration:o
    ReplicationGroups:f ReservedCacheNodes:f ReservedCacheNodesOffering:T ReservedCacheNodesOfferings:f
    ServerlessCache:cdo ServerlessCacheSnapshot:EJcd ServerlessCacheSnapshots:f ServerlessCaches:f ServiceUpdates:f
    Snapshot:Jcd Snapshots:f StopUpdateAction:i TagsForResource:a TagsFromResource:x TagsToResource:u
    UpdateActions:f User:cdo UserGroup:cdo UserGroups:f Users:f
    @elasticbeanstalk
    AbortEnvironmentUpdate AccountAttributes:f Application:cde ApplicationResourceLifecycle:e ApplicationVersion:cde
    ApplicationVersions:f Applications:f ApplyEnvironmentManagedAction AvailableSolutionStacks:a
    CheckDNSAvailability ComposeEnvironments ConfigurationOptions:f ConfigurationSettings:Rf
    ConfigurationTemplate:cde Environment:Qde EnvironmentConfiguration:c EnvironmentHealth:f
    EnvironmentManagedActionHistory:f EnvironmentManagedActions:f EnvironmentOperationsRole:ln
    EnvironmentResources:f Environments:f Events:f InstancesHealth:f PlatformBranches:a PlatformVersion:cdf
    PlatformVersions:a RebuildEnvironment RequestEnvironmentInfo RestartAppServer RetrieveEnvironmentInfo
    StorageLocation:d SwapEnvironmentCNAMEs TagsForResource:ae
    @elasticfilesystem
    AccessPoint:cd AccessPoints:f AccountPreferences:fg BackupPolicy:fg FileSystem:cde FileSystemPolicy:cfg
    FileSystemProtection:e FileSystems:f LifecycleConfiguration:fg MountTarget:cd MountTargetSecurityGroups:fo
    MountTargets:f ReplicationConfiguration:cd ReplicationConfigurations:f Resource:jk Tags:cdf TagsForResource:a
    @elasticloadbalancing
    AccountLimits:f AppCookieStickinessPolicy:d ApplySecurityGroupsToLoadBalancer
    AvailabilityZonesForLoadBalancer:rt CapacityReservation:fo ConfigureHealthCheck InstanceHealth:f
    InstancesFromLoadBalancer:y InstancesWithLoadBalancer:s IpAddressType:w IpPools:o LBCookieStickinessPolicy:d
    Listener:cdo ListenerAttributes:fo ListenerCertificates:fux Listeners:f LoadBalancer:cd
    LoadBalancerAttributes:fo LoadBalancerFromSubnets:G LoadBalancerListenerSSLCertificate:w
    LoadBalancerListeners:cd LoadBalancerPolicies:f LoadBalancerPoliciesForBackendServer:w
    LoadBalancerPoliciesOfListener:w LoadBalancerPolicy:cd LoadBalancerPolicyTypes:f LoadBalancerToSubnets:F
    LoadBalancers:f ResourcePolicy:b Rule:cdo RulePriorities:w Rules:f SSLPolicies:f SecurityGroups:w
    SharedTrustStoreAssociation:c Subnets:w Tags:fux TargetGroup:cdo TargetGroupAttributes:fo TargetGroups:f
    TargetHealth:f Targets:sy TrustStore:cdo TrustStoreAssociations:f TrustStoreCaCertificatesBundle:b
    TrustStoreRevocationContent:b TrustStoreRevocations:fux TrustStores:f
    @elasticmapreduce
    AutoScalingPolicy:gx AutoTerminationPolicy:bgx BlockPublicAccessConfiguration:bg BootstrapActions:a Cluster:fo
    ClusterSessionCredentials:b Clusters:a InstanceFleet:ou InstanceFleets:a InstanceGroups:aou Instances:a
    JobFlowSteps:u JobFlows:Qf KeepJobFlowAliveWhenNoSteps:w ManagedScalingPolicy:bgx NotebookExecution:fhm
    NotebookExecutions:a OnClusterAppUIPresignedURL:b PersistentAppUI:df PersistentAppUIPresignedURL:b
    ReleaseLabel:f ReleaseLabels:a RunJobFlow SecurityConfiguration:cdf SecurityConfigurations:a Step:f Steps:ap
    Studio:cdef StudioSessionMapping:bcde StudioSessionMappings:a Studios:a SupportedInstanceTypes:a Tags:ux
    TerminationProtection:w UnhealthyNodeReplacement:w VisibleToAllUsers:w
    @elemental-inference
    Feed:bcdeln Feeds:a Resource:jk TagsForResource:a
    @email
    Account:b AccountDedicatedIpWarmupAttributes:g AccountDetails:g AccountSendingAttributes:g
    AccountSendingEnabled:be AccountSuppressionAttributes:g AccountVdmAttributes:g ActiveReceiptRuleSet:fw
    BlacklistReports:b Bounce:v BulkEmail:v BulkTemplatedEmail:v CloneReceiptRuleSet ConfigurationSet:bcdf
    ConfigurationSetArchivingOptions:g ConfigurationSetDeliveryOptions:g ConfigurationSetEventDestination:cde
    ConfigurationSetEventDestinations:b ConfigurationSetReputationMetricsEnabled:e
    ConfigurationSetReputationOptions:g ConfigurationSetSendingEnabled:e ConfigurationSetSendingOptions:g
    ConfigurationSetSuppressionOptions:g ConfigurationSetTrackingOptions:cdeg ConfigurationSetVdmOptions:g
    ConfigurationSets:a Contact:bcde ContactList:bcde ContactLists:a Contacts:a CustomVerificationEmail:v
    CustomVerificationEmailTemplate:bcde CustomVerificationEmailTemplates:a DedicatedIp:b DedicatedIpInPool:g
    DedicatedIpPool:bcd DedicatedIpPoolScalingAttributes:g DedicatedIpPools:a DedicatedIpWarmupAttributes:g
    DedicatedIps:b DeliverabilityDashboardOption:g DeliverabilityDashboardOptions:b DeliverabilityTestReport:bd
    DeliverabilityTestReports:a DomainDeliverabilityCampaign:b DomainDeliverabilityCampaigns:a DomainDkim:N
    DomainIdentity:N DomainStatisticsReport:b Email:v EmailAddress:N EmailAddressInsights:b EmailIdentities:a
    EmailIdentity:Nbcd EmailIdentityConfigurationSetAttributes:g EmailIdentityDkimAttributes:g
    EmailIdentityDkimSigningAttributes:g EmailIdentityFeedbackAttributes:g EmailIdentityMailFromAttributes:g
    EmailIdentityPolicies:b EmailIdentityPolicy:cde EmailTemplate:bcde EmailTemplates:a ExportJob:bdp ExportJobs:a
    GetMetricData:i Identities:a Identity:c IdentityDkimAttributes:b IdentityDkimEnabled:w
    IdentityFeedbackForwardingEnabled:w IdentityHeadersInNotificationsEnabled:w IdentityMailFromDomain:w
    IdentityMailFromDomainAttributes:b IdentityNotificationAttributes:b IdentityNotificationTopic:w
    IdentityPolicies:ab IdentityPolicy:cg IdentityVerificationAttributes:b ImportJob:bd ImportJobs:a
    MessageInsights:b MultiRegionEndpoint:bcd MultiRegionEndpoints:a RawEmail:v ReceiptFilter:cd ReceiptFilters:a
    ReceiptRule:cdef ReceiptRulePosition:w ReceiptRuleSet:cdf ReceiptRuleSets:a Recommendations:a
    RenderEmailTemplate:I RenderTemplate:I ReorderReceiptRuleSet ReputationEntities:a ReputationEntity:b
    ReputationEntityCustomerManagedStatus:e ReputationEntityPolicy:e Resource:jk ResourceTenants:a SendQuota:b
    SendStatistics:b SuppressedDestination:bcg SuppressedDestinations:a TagsForResource:a Template:bcde
    TemplatedEmail:v Templates:a Tenant:bcd TenantResourceAssociation:cd TenantResources:a Tenants:a
    VerifiedEmailAddress:c VerifiedEmailAddresses:a
    @emr-containers
    JobRun:fhp JobRuns:a JobTemplate:cdf JobTemplates:a ManagedEndpoint:cdf ManagedEndpointSessionCredentials:b
    ManagedEndpoints:a Resource:jk SecurityConfiguration:df SecurityConfigurations:a TagsForResource:a
    VirtualCluster:cdf VirtualClusters:a
    @emr-serverless
    Application:bcdehm Applications:a DashboardForJobRun:b JobRun:bhp JobRunAttempts:a JobRuns:a Resource:jk
    ResourceDashboard:b Session:Qbh SessionEndpoint:b Sessions:a TagsForResource:a
    @entityresolution
    DeleteUniqueId:i IdMappingJob:bh IdMappingJobs:a IdMappingWorkflow:bcde IdMappingWorkflows:a IdNamespace:bcde
    IdNamespaces:a MatchId:Kb MatchingJob:bh MatchingJobs:a MatchingWorkflow:bcde MatchingWorkflows:a Policy:bg
    PolicyStatement:cu ProviderService:b ProviderServices:a Resource:jk SchemaMapping:bcde SchemaMappings:a
    TagsForResource:a
    @es
    Application:bcde Applications:a AuthorizeVpcEndpointAccess Capability:bsy CompatibleElasticsearchVersions:b
    CompatibleVersions:b DataSource:bceu DataSources:a DefaultApplicationSetting:bg DirectQueryDataSource:bceu
    DirectQueryDataSources:a DissociatePackage DissociatePackages Domain:cdf DomainAutoTunes:f
    DomainChangeProgress:f DomainConfig:ef DomainConfigChange:p DomainHealth:f DomainMaintenance:h
    DomainMaintenanceStatus:b DomainMaintenances:a DomainNames:a DomainNodes:f Domains:f DomainsForPackage:a
    DryRunProgress:f ElasticsearchDomain:cdf ElasticsearchDomainConfig:ef ElasticsearchDomains:f
    ElasticsearchInstanceTypeLimits:f ElasticsearchInstanceTypes:a ElasticsearchServiceRole:c
    ElasticsearchServiceSoftwareUpdate:hp ElasticsearchVersions:a InboundConnection:ABc InboundConnections:f
    InboundCrossClusterSearchConnection:ABc InboundCrossClusterSearchConnections:f Index:bcde InsightDetails:f
    Insights:a InstanceTypeDetails:a InstanceTypeLimits:f OutboundConnection:cd OutboundConnections:f
    OutboundCrossClusterSearchConnection:cd OutboundCrossClusterSearchConnections:f Package:cdel PackageScope:e
    PackageVersionHistory:b Packages:fl PackagesForDomain:a ReservedElasticsearchInstanceOffering:T
    ReservedElasticsearchInstanceOfferings:f ReservedElasticsearchInstances:f ReservedInstanceOffering:T
    ReservedInstanceOfferings:f ReservedInstances:f RollbackServiceSoftwareUpdate ScheduledAction:e
    ScheduledActions:a ServiceSoftwareUpdate:hp Tags:aux UpgradeDomain UpgradeElasticsearchDomain UpgradeHistory:b
    UpgradeStatus:b Versions:a VpcEndpoint:cde VpcEndpointAccess:Oa VpcEndpoints:af VpcEndpointsForDomain:a
    @events
    ApiDestination:cdef ApiDestinations:a Archive:cdef Archives:a Connection:cdef Connections:a
    DeactivateEventSource DeauthorizeConnection Endpoint:cdef Endpoints:a EventBus:cdef EventBuses:a EventPattern:I
    EventSource:Zf EventSources:a Events:g PartnerEventSource:cdf PartnerEventSourceAccounts:a PartnerEventSources:a
    PartnerEvents:g Permission:gx Replay:fhp Replays:a Resource:jk Rule:cfgrt RuleNamesByTarget:a Rules:a
    TagsForResource:a Targets:gx TargetsByRule:a
    @evs
    EipFromVlan:n EipToVlan:l Entitlement:cd Environment:bcd EnvironmentConnector:cde EnvironmentConnectors:a
    EnvironmentHost:cd EnvironmentHosts:a EnvironmentVlans:a Environments:a Resource:jk TagsForResource:a Versions:b
    VmEntitlements:a
    @execute-api
    Attachment:b AttachmentUpload:Xh AuthenticationUrl:b Connection:bc DisconnectParticipant Event:v Message:v
    ParticipantAuthentication:p ParticipantConnection:d PostToConnection Transcript:b View:f
    @finspace
    Environment:bcde Environments:a KxChangeset:bd KxChangesets:a KxCluster:bcd KxClusterCodeConfiguration:e
    KxClusterDatabases:e KxClusterNode:c KxClusterNodes:a KxClusters:a KxConnectionString:b KxDatabase:bcde
    KxDatabases:a KxDataview:bcde KxDataviews:a KxEnvironment:bcde KxEnvironmentNetwork:e KxEnvironments:a
    KxScalingGroup:bcd KxScalingGroups:a KxUser:bcde KxUsers:a KxVolume:bcde KxVolumes:a Resource:jk
    TagsForResource:a
    @finspace-api
    Changeset:bde Changesets:a DataView:bd DataViews:a Dataset:bcde Datasets:a ExternalDataViewAccessDetails:b
    PermissionGroup:bcde PermissionGroups:a PermissionGroupsByUser:a ProgrammaticAccessCredentials:b User:bdert
    UserFromPermissionGroup:n UserPassword:D UserToPermissionGroup:l Users:a UsersByPermissionGroup:a
    WorkingLocation:b
    @firehose
    DeliveryStream:cdfjk DeliveryStreamEncryption:hm DeliveryStreams:a Destination:e Record:g RecordBatch:g
    TagsForDeliveryStream:a
    @fis
    Action:b Actions:a Experiment:bhm ExperimentResolvedTargets:a ExperimentTargetAccountConfiguration:b
    ExperimentTargetAccountConfigurations:a ExperimentTemplate:bcde ExperimentTemplates:a Experiments:a Resource:jk
    SafetyLever:b SafetyLeverState:e TagsForResource:a TargetAccountConfiguration:bcde TargetAccountConfigurations:a
    TargetResourceType:b TargetResourceTypes:a
    @fms
    AdminAccount:bgln AdminAccountsForOrganization:a AdminScope:b AdminsManagingAccount:a AppsList:bcg AppsLists:a
    AssociateResource:i ComplianceDetail:b ComplianceStatus:a DisassociateResource:i DiscoveredResources:a
    MemberAccounts:a NotificationChannel:bcg Policies:a Policy:bcg ProtectionStatus:b ProtocolsList:bcg
    ProtocolsLists:a Resource:jk ResourceSet:bcg ResourceSetResources:a ResourceSets:a TagsForResource:a
    ThirdPartyFirewall:ln ThirdPartyFirewallAssociationStatus:b ThirdPartyFirewallFirewallPolicies:a
    ViolationDetails:b
    @forecast
    AccuracyMetrics:b AutoPredictor:df Dataset:cdf DatasetGroup:cdef DatasetGroups:a DatasetImportJob:cdf
    DatasetImportJobs:a Datasets:a Explainabilities:a Explainability:cdf ExplainabilityExport:cdf
    ExplainabilityExports:a Forecast:cdf ForecastExportJob:cdf ForecastExportJobs:a Forecasts:a Monitor:cdf
    MonitorEvaluations:a Monitors:a Predictor:cdf PredictorBacktestExportJob:cdf PredictorBacktestExportJobs:a
    Predictors:a QueryForecast QueryWhatIfForecast Resource:Yjkm ResourceTree:c TagsForResource:a WhatIfAnalyses:a
    WhatIfAnalysis:cdf WhatIfForecast:cdf WhatIfForecastExport:cdf WhatIfForecastExports:a WhatIfForecasts:a
    @forecastquery
    QueryForecast QueryWhatIfForecast
    @frauddetector
    BatchImportJob:cdp BatchImportJobs:b BatchPredictionJob:cdp BatchPredictionJobs:b CreateVariable:i
    DeleteEventsByEventTypeStatus:b Detector:cfg DetectorVersion:bcde DetectorVersionMetadata:e
    DetectorVersionStatus:e Detectors:b EntityType:cg EntityTypes:b Event:bcv EventLabel:e EventPrediction:b
    EventPredictionMetadata:b EventPredictions:a EventType:cg EventTypes:b EventsByEventType:c ExternalModel:cg
    ExternalModels:b GetVariable:i KMSEncryptionKey:bg Label:cg Labels:b List:cde ListElements:b ListsMetadata:b
    Model:cde ModelVersion:bcde ModelVersionStatus:e ModelVersions:f Models:b Outcome:cg Outcomes:b Resource:jk
    Rule:cd RuleMetadata:e RuleVersion:e Rules:b TagsForResource:a Variable:cde Variables:b
    @freetier
    AccountActivities:a AccountActivity:b AccountPlanState:b FreeTierUsage:b UpgradeAccountPlan
    @fsx
    AndAttachS3AccessPoint:d AndDeleteS3AccessPoint:G Backup:Jcd Backups:f DataRepositoryAssociation:cde
    DataRepositoryAssociations:f DataRepositoryTask:dp DataRepositoryTasks:f FileCache:cde FileCaches:f
    FileSystem:cde FileSystemAliases:fln FileSystemFromBackup:d FileSystems:f MisconfiguredStateRecovery:h
    ReleaseFileSystemNfsV3Locks Resource:jk S3AccessPointAttachments:f SharedVpcConfiguration:ef Snapshot:cde
    SnapshotAndUpdateVolume:J Snapshots:f StorageVirtualMachine:cde StorageVirtualMachines:f TagsForResource:a
    Volume:cde VolumeFromBackup:d VolumeFromSnapshot:C Volumes:f
    @gamelift
    Alias:cdef Aliases:a Build:cdef Builds:a ClaimGameServer Compute:afsy ComputeAccess:b ComputeAuthToken:b
    ContainerFleet:cdef ContainerFleets:a ContainerGroupDefinition:cdef ContainerGroupDefinitionVersions:a
    ContainerGroupDefinitions:a ContainerGroupPortMappings:f EC2InstanceLimits:f Fleet:cd FleetActions:hm
    FleetAttributes:ef FleetCapacity:ef FleetDeployment:f FleetDeployments:a FleetEvents:f FleetLocationAttributes:f
    FleetLocationCapacity:f FleetLocationUtilization:f FleetLocations:cd FleetPortSettings:ef FleetUtilization:f
    Fleets:a GameServer:efsy GameServerGroup:Ycdef GameServerGroups:a GameServerInstances:f GameServers:a
    GameSession:Qde GameSessionDetails:f GameSessionLogUrl:b GameSessionPlacement:fhm GameSessionQueue:cde
    GameSessionQueues:f GameSessions:fq InstanceAccess:b Instances:f Location:cd Locations:a Match:A MatchBackfill:h
    Matchmaking:fhm MatchmakingConfiguration:cde MatchmakingConfigurations:f MatchmakingRuleSet:Rcd
    MatchmakingRuleSets:f PlayerConnectionDetails:b PlayerSession:d PlayerSessions:df RequestUploadCredentials
    ResolveAlias Resource:jk RuntimeConfiguration:ef ScalingPolicies:f ScalingPolicy:cg Script:cdef Scripts:a
    SuspendGameServerGroup TagsForResource:a VpcPeeringAuthorization:cd VpcPeeringAuthorizations:f
    VpcPeeringConnection:cd VpcPeeringConnections:f
    @gameliftstreams
    Application:bcde Applications:aln Resource:jk StreamGroup:bcde StreamGroupLocations:ux StreamGroups:a
    StreamSession:Qbh StreamSessionConnection:d StreamSessionFiles:E StreamSessions:a StreamSessionsByAccount:a
    TagsForResource:a
    @geo
    CalculateRoute CalculateRouteMatrix DeleteDevicePositionHistory:i DeleteGeofence:i DevicePosition:Nb
    DevicePositionHistory:b DevicePositions:a EvaluateGeofences:i ForecastGeofenceEvents Geofence:bg
    GeofenceCollection:cdef GeofenceCollections:a Geofences:a GetDevicePosition:i Job:bhp Jobs:a Key:cdef Keys:a
    Map:cdef MapGlyphs:b MapSprites:b MapStyleDescriptor:b MapTile:b Maps:a Place:b PlaceIndex:cdef
    PlaceIndexForPosition:q PlaceIndexForSuggestions:q PlaceIndexForText:q PlaceIndexes:a PutGeofence:i Resource:jk
    RouteCalculator:cdef RouteCalculators:a TagsForResource:a Tracker:cdef TrackerConsumer:ln TrackerConsumers:a
    Trackers:a UpdateDevicePosition:i
    @geo-maps
    Glyphs:b Sprites:b StaticMap:b StyleDescriptor:b Tile:b
    @geo-places
    Autocomplete Geocode Nearby:q Place:b ReverseGeocode Suggest Text:q
    @geo-routes
    CalculateIsolines CalculateRouteMatrix CalculateRoutes OptimizeWaypoints SnapToRoads
    @glacier
    AbortMultipartUpload AbortVaultLock Archive:Vc DataRetrievalPolicy:bw InitiateJob InitiateMultipartUpload
    InitiateVaultLock Job:f JobOutput:b Jobs:a MultipartPart:V MultipartUpload:X MultipartUploads:a Parts:a
    ProvisionedCapacity:Ta TagsForVault:a TagsFromVault:x TagsToVault:u Vault:cdf VaultAccessPolicy:bcw VaultLock:Xb
    VaultNotifications:bcw Vaults:a
    @globalaccelerator
    Accelerator:cdef AcceleratorAttributes:ef Accelerators:a AdvertiseByoipCidr AllowCustomRoutingTraffic
    ByoipCidrs:a CrossAccountAttachment:cdef CrossAccountAttachments:a CrossAccountResourceAccounts:a
    CrossAccountResources:a CustomRoutingAccelerator:cdef CustomRoutingAcceleratorAttributes:ef
    CustomRoutingAccelerators:a CustomRoutingEndpointGroup:cdf CustomRoutingEndpointGroups:a
    CustomRoutingEndpoints:ux CustomRoutingListener:cdef CustomRoutingListeners:a CustomRoutingPortMappings:a
    CustomRoutingPortMappingsByDestination:a DenyCustomRoutingTraffic DeprovisionByoipCidr EndpointGroup:cdef
    EndpointGroups:a Endpoints:ux Listener:cdef Listeners:a ProvisionByoipCidr Resource:jk TagsForResource:a
    WithdrawByoipCidr
    @glue
    Blueprint:bcde BlueprintRun:bh BlueprintRuns:b Blueprints:a Catalog:bcde CatalogImportStatus:b CatalogToGlue:z
    Catalogs:b CheckSchemaVersionValidity Classifier:bcde Classifiers:b ColumnStatisticsForPartition:bce
    ColumnStatisticsForTable:bce ColumnStatisticsTaskRun:bhm ColumnStatisticsTaskRunSchedule:hm
    ColumnStatisticsTaskRuns:ab ColumnStatisticsTaskSettings:bcde Connection:Ibcde ConnectionType:cfs
    ConnectionTypes:a Connections:b Crawler:bcdehm CrawlerMetrics:b CrawlerSchedule:ehm Crawlers:ab Crawls:a
    CreatePartition:i CustomEntityType:bcd CustomEntityTypes:a DataCatalogEncryptionSettings:bg DataQualityModel:b
    DataQualityModelResult:b DataQualityProfileAnnotation:g DataQualityResult:b DataQualityResults:a
    DataQualityRuleRecommendationRun:bhp DataQualityRuleRecommendationRuns:a DataQualityRuleset:bcde
    DataQualityRulesetEvaluationRun:bhp DataQualityRulesetEvaluationRuns:a DataQualityRulesets:a
    DataQualityStatisticAnnotations:a DataQualityStatistics:a Database:bcde Databases:b DataflowGraph:b
    DeleteConnection:i DeletePartition:i DeleteTable:i DeleteTableVersion:i DevEndpoint:bcde DevEndpoints:ab
    Entities:a Entity:f EntityRecords:b ExportLabelsTaskRun:h GetBlueprints:i GetCrawlers:i GetCustomEntityTypes:i
    GetDataQualityResult:i GetDevEndpoints:i GetJobs:i GetPartition:i GetTableOptimizer:i GetTriggers:i
    GetWorkflows:i GlueIdentityCenterConfiguration:bcde ImportLabelsTaskRun:h InboundIntegrations:f Integration:cdo
    IntegrationResourceProperties:a IntegrationResourceProperty:bcde IntegrationTableProperties:bcde Integrations:f
    Job:bcde JobBookmark:Db JobFromSourceControl:e JobRun:bh JobRuns:b Jobs:ab MLEvaluationTaskRun:h
    MLLabelingSetGenerationTaskRun:h MLTaskRun:bp MLTaskRuns:b MLTransform:bcde MLTransforms:ab Mapping:b
    MaterializedViewRefreshTaskRun:bhm MaterializedViewRefreshTaskRuns:a Partition:bcde PartitionIndex:cd
    PartitionIndexes:b Partitions:b Plan:b PutDataQualityStatisticAnnotation:i QuerySchemaVersionMetadata
    Registries:a Registry:bcde Resource:jk ResourcePolicies:b ResourcePolicy:bcg RunStatement Schema:bcde
    SchemaByDefinition:b SchemaVersion:bs SchemaVersionMetadata:gx SchemaVersions:ac SchemaVersionsDiff:b Schemas:a
    Script:d SecurityConfiguration:bcd SecurityConfigurations:b Session:bcdm Sessions:a SourceControlFromJob:e
    Statement:bp Statements:a StopJobRun:i Table:bcde TableOptimizer:bcde TableOptimizerRuns:a TableVersion:bc
    TableVersions:b Tables:bq Tags:b Trigger:bcdehm Triggers:ab UnfilteredPartitionMetadata:b
    UnfilteredPartitionsMetadata:b UnfilteredTableMetadata:b UpdatePartition:i UsageProfile:bcde UsageProfiles:a
    UserDefinedFunction:bcde UserDefinedFunctions:b Workflow:bcde WorkflowRun:Ybhm WorkflowRunProperties:bg
    WorkflowRuns:b Workflows:a
    @grafana
    License:ln Permissions:ae Resource:jk TagsForResource:a Versions:a Workspace:cdef WorkspaceApiKey:cd
    WorkspaceAuthentication:ef WorkspaceConfiguration:ef WorkspaceServiceAccount:cd WorkspaceServiceAccountToken:cd
    WorkspaceServiceAccountTokens:a WorkspaceServiceAccounts:a Workspaces:a
    @greengrass
    AssociateClientDeviceWithCoreDevice:i AssociatedRole:b BulkDeployment:hm BulkDeploymentDetailedReports:a
    BulkDeploymentStatus:b BulkDeployments:a ClientDevicesAssociatedWithCoreDevice:a Component:bcf
    ComponentVersion:d ComponentVersionArtifact:b ComponentVersions:a Components:a ConnectivityInfo:be
    ConnectorDefinition:bcde ConnectorDefinitionVersion:bd ConnectorDefinitionVersions:a ConnectorDefinitions:a
    CoreDefinition:bcde CoreDefinitionVersion:bd CoreDefinitionVersions:a CoreDefinitions:a CoreDevice:bc
    CoreDevices:a Deployment:bcdp DeploymentStatus:b Deployments:Da DeviceDefinition:bcde DeviceDefinitionVersion:bd
    DeviceDefinitionVersions:a DeviceDefinitions:a DisassociateClientDeviceFromCoreDevice:i EffectiveDeployments:a
    FunctionDefinition:bcde FunctionDefinitionVersion:bd FunctionDefinitionVersions:a FunctionDefinitions:a
    Group:bcde GroupCertificateAuthorities:a GroupCertificateAuthority:bd GroupCertificateConfiguration:be
    GroupVersion:bd GroupVersions:a Groups:a InstalledComponents:a LoggerDefinition:bcde LoggerDefinitionVersion:bd
    LoggerDefinitionVersions:a LoggerDefinitions:a ResolveComponentCandidates Resource:jk ResourceDefinition:bcde
    ResourceDefinitionVersion:bd ResourceDefinitionVersions:a ResourceDefinitions:a RoleFromGroup:n RoleToGroup:l
    ServiceRoleForAccount:b ServiceRoleFromAccount:n ServiceRoleToAccount:l SoftwareUpdateJob:d
    SubscriptionDefinition:bcde SubscriptionDefinitionVersion:bd SubscriptionDefinitionVersions:a
    SubscriptionDefinitions:a TagsForResource:a ThingRuntimeConfiguration:be
    @groundstation
    Agent:s AgentConfiguration:b AgentStatus:e AgentTaskResponseUrl:b Antennas:a Config:bcde Configs:a Contact:efp
    ContactVersion:f ContactVersions:a Contacts:a DataflowEndpointGroup:bcd DataflowEndpointGroupV2:d
    DataflowEndpointGroups:a Ephemerides:a Ephemeris:cdef GroundStationReservations:a GroundStations:a MinuteUsage:b
    MissionProfile:bcde MissionProfiles:a ReserveContact Resource:jk Satellite:b Satellites:a TagsForResource:a
    @guardduty
    AdministratorAccount:b AdministratorInvitation:A ArchiveFindings Coverage:a CoverageStatistics:b
    DeclineInvitations Detector:bcde Detectors:a Filter:bcde Filters:a Findings:ab FindingsFeedback:e
    FindingsStatistics:b FromAdministratorAccount:n FromMasterAccount:n IPSet:bcde IPSets:a Invitation:A
    Invitations:ac InvitationsCount:b InviteMembers MalwareProtectionPlan:bcde MalwareProtectionPlans:a
    MalwareScan:bh MalwareScanSettings:be MalwareScans:af MasterAccount:b MemberDetectors:be Members:abcdn
    MonitoringMembers:hm ObjectMalwareScan:v OrganizationAdminAccount:rt OrganizationAdminAccounts:a
    OrganizationConfiguration:ef OrganizationStatistics:b PublishingDestination:cdef PublishingDestinations:a
    RemainingFreeTrialDays:b Resource:jk SampleFindings:d TagsForResource:a ThreatEntitySet:bcde ThreatEntitySets:a
    ThreatIntelSet:bcde ThreatIntelSets:a TrustedEntitySet:bcde TrustedEntitySets:a UnarchiveFindings
    UsageStatistics:b
    @health
    AffectedAccountsForOrganization:f AffectedEntities:f AffectedEntitiesForOrganization:f EntityAggregates:f
    EntityAggregatesForOrganization:f EventAggregates:f EventDetails:f EventDetailsForOrganization:f EventTypes:f
    Events:f EventsForOrganization:f HealthServiceAccessForOrganization:rt HealthServiceStatusForOrganization:f
    @health-agent
    DeactivateSubscription Domain:bcd Domains:a MedicalScribeListeningSession:bh PatientInsightsJob:bh Resource:jk
    Subscription:Zbd Subscriptions:a TagsForResource:a
    @healthlake
    FHIRDatastore:cdf FHIRDatastores:a FHIRExportJob:fh FHIRExportJobs:a FHIRImportJob:fh FHIRImportJobs:a
    Resource:jk TagsForResource:a
    @iam
    AccessKey:cde AccessKeyLastUsed:b AccessKeys:a AccountAlias:cd AccountAliases:a AccountAuthorizationDetails:b
    AccountPasswordPolicy:bce AccountSummary:b AssumeRolePolicy:e AttachedGroupPolicies:a AttachedRolePolicies:a
    AttachedUserPolicies:a ChangePassword ClientIDFromOpenIDConnectProvider:x ClientIDToOpenIDConnectProvider:u
    ContextKeysForCustomPolicy:b ContextKeysForPrincipalPolicy:b CredentialReport:Kb DeactivateMFADevice
    DefaultPolicyVersion:w DelegationRequest:ABbdel DelegationRequests:a DelegationToken:v EntitiesForPolicy:a
    Group:bcde GroupPolicies:a GroupPolicy:FGbcg Groups:a GroupsForUser:a HumanReadableSummary:b
    InstanceProfile:bcdjk InstanceProfileTags:a InstanceProfiles:a InstanceProfilesForRole:a LoginProfile:bcde
    MFADevice:bjkr MFADeviceTags:a MFADevices:a OpenIDConnectProvider:bcdjk OpenIDConnectProviderTags:a
    OpenIDConnectProviderThumbprint:e OpenIDConnectProviders:a OrganizationsAccessReport:Kb OrganizationsFeatures:a
    OrganizationsRootCredentialsManagement:rt OrganizationsRootSessions:rt OutboundWebIdentityFederation:rt
    OutboundWebIdentityFederationInfo:b Policies:a PoliciesGrantingServiceAccess:a Policy:bcdjk PolicyTags:a
    PolicyVersion:bcd PolicyVersions:a ResyncMFADevice Role:bcdejk RoleDescription:e RoleFromInstanceProfile:x
    RolePermissionsBoundary:cg RolePolicies:a RolePolicy:FGbcg RoleTags:a RoleToInstanceProfile:u Roles:a
    SAMLProvider:bcdejk SAMLProviderTags:a SAMLProviders:a SSHPublicKey:Vbce SSHPublicKeys:a
    SecurityTokenServicePreferences:w ServerCertificate:Vbcejk ServerCertificateTags:a ServerCertificates:a
    ServiceLastAccessedDetails:Kb ServiceLastAccessedDetailsWithEntities:b ServiceLinkedRole:cd
    ServiceLinkedRoleDeletionStatus:b ServiceSpecificCredential:Dcde ServiceSpecificCredentials:a
    SigningCertificate:Vce SigningCertificates:a SimulateCustomPolicy SimulatePrincipalPolicy User:bcdejk
    UserFromGroup:x UserPermissionsBoundary:cg UserPolicies:a UserPolicy:FGbcg UserTags:a UserToGroup:u Users:a
    VirtualMFADevice:cd VirtualMFADevices:a
    @identity-chime
    AppInstance:cdef AppInstanceAdmin:cdf AppInstanceAdmins:a AppInstanceBot:cdef AppInstanceBots:a
    AppInstanceRetentionSettings:bg AppInstanceUser:cdef AppInstanceUserEndpoint:efsy AppInstanceUserEndpoints:a
    AppInstanceUserExpirationSettings:g AppInstanceUsers:a AppInstances:a Resource:jk TagsForResource:a
    @identitystore
    Group:cdef GroupId:b GroupMembership:cdf GroupMembershipId:b GroupMemberships:a GroupMembershipsForMember:a
    Groups:a IsMemberInGroups User:cdef UserId:b Users:a
    @imagebuilder
    Component:bcdz ComponentBuildVersions:a ComponentPolicy:bg Components:a ContainerRecipe:bcd
    ContainerRecipePolicy:bg ContainerRecipes:a DiskImage:z DistributeImage DistributionConfiguration:bcde
    DistributionConfigurations:a Image:bcd ImageBuildVersions:a ImageCreation:p ImagePackages:a ImagePipeline:bcde
    ImagePipelineExecution:h ImagePipelineImages:a ImagePipelines:a ImagePolicy:bg ImageRecipe:bcd
    ImageRecipePolicy:bg ImageRecipes:a ImageScanFindingAggregations:a ImageScanFindings:a Images:a
    InfrastructureConfiguration:bcde InfrastructureConfigurations:a LifecycleExecution:bp
    LifecycleExecutionResources:a LifecycleExecutions:a LifecyclePolicies:a LifecyclePolicy:bcde
    MarketplaceResource:b Resource:jk ResourceStateUpdate:h RetryImage TagsForResource:a VmImage:z
    WaitingWorkflowSteps:a Workflow:bcd WorkflowBuildVersions:a WorkflowExecution:b WorkflowExecutions:a
    WorkflowStepAction:v WorkflowStepExecution:b WorkflowStepExecutions:a Workflows:a
    @importexport
    Job:dep Jobs:a ShippingLabel:b Status:b
    @inspector
    Application:cdef Applications:a Assessment:cdef AssessmentAgents:a AssessmentAndRulesPackage:FG
    AssessmentReport:b AssessmentRun:chm AssessmentRunAgents:a AssessmentRuns:af AssessmentTarget:cde
    AssessmentTargets:af AssessmentTelemetry:b AssessmentTemplate:cd AssessmentTemplates:af Assessments:a
    AttachedAssessments:a AttachedRulesPackages:a AttributesFromFindings:x AttributesToFindings:u
    CrossAccountAccessRole:fs DataCollection:hm EventSubscriptions:a Exclusions:af ExclusionsPreview:bd Finding:f
    Findings:af LocalizeText PreviewAgents PreviewAgentsForResourceGroup ResourceGroup:df ResourceGroups:f
    RulesPackage:f RulesPackages:af Run:cf RunAssessment Runs:a SubscribeToEvent TagsForResource:aw
    TelemetryMetadata:b UnsubscribeFromEvent
    @inspector-scan
    ScanSbom
    @inspector2
    AccountPermissions:a AssociateCodeSecurityScanConfiguration:i CisScanConfiguration:cde CisScanConfigurations:a
    CisScanReport:b CisScanResultDetails:b CisScanResultsAggregatedByChecks:a
    CisScanResultsAggregatedByTargetResource:a CisScans:a CisSession:hm CisSessionHealth:v CisSessionTelemetry:v
    ClustersForImage:b CodeSecurityIntegration:bcde CodeSecurityIntegrations:a CodeSecurityScan:bh
    CodeSecurityScanConfiguration:bcde CodeSecurityScanConfigurationAssociations:a CodeSecurityScanConfigurations:a
    Configuration:be Coverage:a CoverageStatistics:a DelegatedAdminAccount:brt DelegatedAdminAccounts:a Disable
    DisassociateCodeSecurityScanConfiguration:i Ec2DeepInspectionConfiguration:be Enable EncryptionKey:Dbe
    Filter:cde Filters:a FindingAggregations:a Findings:a FindingsReport:dp FindingsReportStatus:b
    GetAccountStatus:i GetCodeSnippet:i GetFindingDetails:i GetFreeTrialInfo:i GetMemberEc2DeepInspectionStatus:i
    Member:bln Members:a OrgEc2DeepInspectionConfiguration:e OrganizationConfiguration:ef Resource:jk SbomExport:bdp
    TagsForResource:a UpdateMemberEc2DeepInspectionStatus:i UsageTotals:a Vulnerabilities:q
    @interconnect
    AttachPoints:a Connection:bcde ConnectionProposal:Af Connections:a Environment:b Environments:a Resource:jk
    TagsForResource:a
    @internetmonitor
    HealthEvent:b HealthEvents:a InternetEvent:b InternetEvents:a Monitor:bcde Monitors:a Query:hm QueryResults:b
    QueryStatus:b Resource:jk TagsForResource:a
    @invoicing
    GetInvoiceProfile:i InvoicePDF:b InvoiceSummaries:a InvoiceUnit:bcde InvoiceUnits:a
    ProcurementPortalPreference:bcdg ProcurementPortalPreferenceStatus:e ProcurementPortalPreferences:a Resource:jk
    TagsForResource:a
    @iot
    AccountAuditConfiguration:cef ActiveViolations:a AttachedPolicies:a AuditFinding:f AuditFindings:a
    AuditMitigationActionsExecutions:a AuditMitigationActionsTask:fhp AuditMitigationActionsTasks:a
    AuditSuppression:cdef AuditSuppressions:a AuditTask:fp AuditTasks:a Authorization:I Authorizer:cdef
    Authorizers:a BehaviorModelTrainingSummaries:b BillingGroup:cdef BillingGroups:a BucketsAggregation:b
    CACertificate:cefs CACertificates:a Cardinality:b Certificate:cefs CertificateFromCsr:d CertificateProvider:cdef
    CertificateProviders:a CertificateTransfer:ABp CertificateWithoutCA:s Certificates:a CertificatesByCA:a
    ClearDefaultAuthorizer Command:bcde CommandExecution:bc CommandExecutions:a Commands:a
    ConfirmTopicRuleDestination CustomMetric:cdef CustomMetrics:a DefaultAuthorizer:fw DefaultPolicyVersion:w
    DeprecateThingType DetectMitigationActionsExecutions:a DetectMitigationActionsTask:fhp
    DetectMitigationActionsTasks:a Dimension:cdef Dimensions:a DomainConfiguration:cdef DomainConfigurations:a
    DynamicThingGroup:cde EffectivePolicies:b EncryptionConfiguration:ef Endpoint:f EventConfigurations:ef
    FleetMetric:cdef FleetMetrics:a Index:fq IndexingConfiguration:be Indices:a InvokeAuthorizer:I Job:cdefp
    JobDocument:b JobExecution:cfp JobExecutionsForJob:a JobExecutionsForThing:a JobTemplate:cdf JobTemplates:a
    Jobs:a KeysAndCertificate:d LoggingOptions:bw ManagedJobTemplate:f ManagedJobTemplates:a MetricValues:a
    MitigationAction:cdef MitigationActions:a OTAUpdate:bcd OTAUpdates:a OnDemandAuditTask:h OutgoingCertificates:a
    Package:bcde PackageConfiguration:be PackageVersion:bcde PackageVersions:a Packages:a Percentiles:b Policies:a
    Policy:FGbcd PolicyPrincipals:a PolicyVersion:bcd PolicyVersions:a PrincipalPolicies:a PrincipalPolicy:FG
    PrincipalThings:a PrincipalThingsV2:a ProvisioningClaim:d ProvisioningTemplate:cdef
    ProvisioningTemplateVersion:cdf ProvisioningTemplateVersions:a ProvisioningTemplates:a RegistrationCode:bc
    RelatedResourcesForAuditFinding:a ReplaceTopicRule Resource:jk RoleAlias:cdef RoleAliases:a
    SbomFromPackageVersion:n SbomValidationResults:a SbomWithPackageVersion:l ScheduledAudit:cdef ScheduledAudits:a
    SecurityProfile:FGcdef SecurityProfileBehaviors:R SecurityProfiles:a SecurityProfilesForTarget:a Statistics:b
    Stream:cdef Streams:a TagsForResource:a TargetsForPolicy:a TargetsForSecurityProfile:a TargetsWithJob:l
    Thing:cdefs ThingConnectivityData:b ThingFromBillingGroup:x ThingFromThingGroup:x ThingGroup:cdef ThingGroups:a
    ThingGroupsForThing:ae ThingPrincipal:FG ThingPrincipals:a ThingPrincipalsV2:a ThingRegistrationTask:fhm
    ThingRegistrationTaskReports:a ThingRegistrationTasks:a ThingToBillingGroup:u ThingToThingGroup:u ThingType:cdef
    ThingTypes:a Things:a ThingsInBillingGroup:a ThingsInThingGroup:a TopicRule:bcdrt TopicRuleDestination:bcde
    TopicRuleDestinations:a TopicRules:a TransferCertificate V2LoggingLevel:cw V2LoggingLevels:a V2LoggingOptions:bw
    VerificationStateOnViolation:g ViolationEvents:a
    @iot-jobs-data
    CommandExecution:h JobExecution:ef NextPendingJobExecution:h PendingJobExecutions:b
    @iotdata
    Connection:c NamedShadowsForThing:a Publish RetainedMessage:b RetainedMessages:a ThingShadow:bce
    @iotdeviceadvisor
    Endpoint:b Resource:jk SuiteDefinition:bcde SuiteDefinitions:a SuiteRun:bhm SuiteRunReport:b SuiteRuns:a
    TagsForResource:a
    @iotevents
    AlarmModel:cdef AlarmModelVersions:a AlarmModels:a DetectorModel:cdef DetectorModelAnalysis:fh
    DetectorModelAnalysisResults:b DetectorModelVersions:a DetectorModels:a Input:cdef InputRoutings:a Inputs:a
    LoggingOptions:fg Resource:jk TagsForResource:a
    @ioteventsdata
    AcknowledgeAlarm:i Alarm:f Alarms:a DeleteDetector:i Detector:f Detectors:a DisableAlarm:i EnableAlarm:i
    PutMessage:i ResetAlarm:i SnoozeAlarm:i UpdateDetector:i
    @iotfleetwise
    Account:s Campaign:bcde Campaigns:a CreateVehicle:i DecoderManifest:bcdez DecoderManifestNetworkInterfaces:a
    DecoderManifestSignals:a DecoderManifests:a EncryptionConfiguration:bg Fleet:bcde Fleets:a FleetsForVehicle:a
    LoggingOptions:bg ModelManifest:bcde ModelManifestNodes:a ModelManifests:a RegisterAccountStatus:b Resource:jk
    SignalCatalog:bcdez SignalCatalogNodes:a SignalCatalogs:a StateTemplate:bcde StateTemplates:a TagsForResource:a
    UpdateVehicle:i Vehicle:bcde VehicleFleet:ln VehicleStatus:b Vehicles:a VehiclesInFleet:a
    @iotmanagedintegrations
    AccountAssociation:bcdesy AccountAssociationRefresh:h AccountAssociations:a CloudConnector:bcde
    CloudConnectors:a ConnectorDestination:bcde ConnectorDestinations:a ConnectorEvent:v CredentialLocker:bcd
    CredentialLockers:a CustomEndpoint:bs DefaultEncryptionConfiguration:bg Destination:bcde Destinations:a
    DeviceDiscoveries:a DeviceDiscovery:bh DiscoveredDevices:a EventLogConfiguration:bcde EventLogConfigurations:a
    HubConfiguration:bg ManagedThing:bcde ManagedThingAccountAssociations:a ManagedThingCapabilities:b
    ManagedThingCertificate:b ManagedThingCommand:v ManagedThingConnectivityData:b ManagedThingMetaData:b
    ManagedThingSchemas:a ManagedThingState:b ManagedThings:a NotificationConfiguration:bcde
    NotificationConfigurations:a OtaTask:bcde OtaTaskConfiguration:bcd OtaTaskConfigurations:a OtaTaskExecutions:a
    OtaTasks:a ProvisioningProfile:bcd ProvisioningProfiles:a Resource:jk RuntimeLogConfiguration:Dbg
    SchemaVersion:b SchemaVersions:a TagsForResource:a
    @iotsecuredtunneling
    CloseTunnel OpenTunnel Resource:jk RotateTunnelAccessToken TagsForResource:a Tunnel:f Tunnels:a
    @iotsitewise
    AccessPolicies:a AccessPolicy:cdef Action:Mf Actions:a Asset:cdef AssetCompositeModel:f AssetModel:cdef
    AssetModelCompositeModel:cdef AssetModelCompositeModels:a AssetModelInterfaceRelationship:cfg
    AssetModelProperties:a AssetModels:a AssetProperties:a AssetProperty:ef AssetPropertyAggregates:b
    AssetPropertyValue:b AssetPropertyValueHistory:b AssetRelationships:a Assets:aln Assistant:H
    AssociateProjectAssets:i AssociatedAssets:a BulkImportJob:df BulkImportJobs:a CompositionRelationships:a
    ComputationModel:cdef ComputationModelDataBindingUsages:a ComputationModelExecutionSummary:f
    ComputationModelResolveToResources:a ComputationModels:a Dashboard:cdef Dashboards:a Dataset:cdef Datasets:a
    DefaultEncryptionConfiguration:fg DisassociateProjectAssets:i Execution:f Executions:a Gateway:cdef
    GatewayCapabilityConfiguration:ef Gateways:a GetAssetPropertyAggregates:i GetAssetPropertyValue:i
    GetAssetPropertyValueHistory:i InterfaceRelationships:a InterpolatedAssetPropertyValues:b LoggingOptions:fg
    Portal:cdef Portals:a Project:cdef ProjectAssets:a Projects:a PutAssetPropertyValue:i Query:M Resource:jk
    StorageConfiguration:fg TagsForResource:a TimeSeries:acf TimeSeriesFromAssetProperty:n
    TimeSeriesToAssetProperty:l
    @iotthingsgraph
    DeploySystemInstance DeprecateFlowTemplate DeprecateSystemTemplate DissociateEntityFromThing Entities:bq
    EntityDefinitions:V EntityToThing:l FlowExecutionMessages:a FlowExecutions:q FlowTemplate:bcde
    FlowTemplateRevisions:b FlowTemplates:q Namespace:cf NamespaceDeletionStatus:b Resource:jk SystemInstance:bcd
    SystemInstances:q SystemTemplate:bcde SystemTemplateRevisions:b SystemTemplates:q TagsForResource:a Things:q
    UndeploySystemInstance UploadStatus:b
    @iottwinmaker
    ComponentType:bcde ComponentTypes:a Components:a Entities:a Entity:bcde MetadataTransferJob:bdp
    MetadataTransferJobs:a PricingPlan:be Properties:a PropertyValue:b PropertyValueHistory:b PutPropertyValues:i
    Query:M Resource:jk Scene:bcde Scenes:a SyncJob:bcd SyncJobs:a SyncResources:a TagsForResource:a Workspace:bcde
    Workspaces:a
    @iotwireless
    AllResourceLogLevels:D AwsAccountFromPartnerAccount:n AwsAccountWithPartnerAccount:l
    BulkAssociateWirelessDeviceWithMulticastGroup:h BulkDisassociateWirelessDeviceFromMulticastGroup:h
    DataToMulticastGroup:v DataToWirelessDevice:v Destination:bcde Destinations:a DeviceProfile:bcd DeviceProfiles:a
    DevicesForWirelessDeviceImportTask:a EventConfigurationByResourceTypes:be EventConfigurations:a FuotaTask:bcdeh
    FuotaTasks:a LogLevelsByResourceTypes:be MetricConfiguration:be Metrics:b MulticastGroup:bcde
    MulticastGroupFromFuotaTask:n MulticastGroupSession:bhp MulticastGroupWithFuotaTask:l MulticastGroups:a
    MulticastGroupsByFuotaTask:a NetworkAnalyzerConfiguration:bcde NetworkAnalyzerConfigurations:a PartnerAccount:be
    PartnerAccounts:a Position:be PositionConfiguration:bg PositionConfigurations:a PositionEstimate:b
    QueuedMessages:ac Resource:jk ResourceEventConfiguration:be ResourceLogLevel:Dbg ResourcePosition:be
    ServiceEndpoint:b ServiceProfile:bcd ServiceProfiles:a SingleWirelessDeviceImportTask:h TagsForResource:a
    WirelessDevice:Ibcdey WirelessDeviceFromFuotaTask:n WirelessDeviceFromMulticastGroup:n WirelessDeviceFromThing:n
    WirelessDeviceImportTask:bceh WirelessDeviceImportTasks:a WirelessDeviceStatistics:b
    WirelessDeviceWithFuotaTask:l WirelessDeviceWithMulticastGroup:l WirelessDeviceWithThing:l WirelessDevices:a
    WirelessGateway:bcde WirelessGatewayCertificate:b WirelessGatewayFirmwareInformation:b
    WirelessGatewayFromCertificate:n WirelessGatewayFromThing:n WirelessGatewayStatistics:b WirelessGatewayTask:bcd
    WirelessGatewayTaskDefinition:bcd WirelessGatewayTaskDefinitions:a WirelessGatewayWithCertificate:l
    WirelessGatewayWithThing:l WirelessGateways:a
    @ivs
    AdConfiguration:bcd AdConfigurations:a Channel:bcde Channels:a Composition:bhm Compositions:a
    DisconnectParticipant EncoderConfiguration:bcd EncoderConfigurations:a GetChannel:i GetStreamKey:i
    IngestConfiguration:bcde IngestConfigurations:a InsertAdBreak Metadata:g Participant:b ParticipantEvents:a
    ParticipantReplicas:a ParticipantReplication:hm ParticipantToken:d Participants:a PlaybackKeyPair:bcz
    PlaybackKeyPairs:a PlaybackRestrictionPolicies:a PlaybackRestrictionPolicy:bcde PublicKey:bcz PublicKeys:a
    RecordingConfiguration:bcd RecordingConfigurations:a Resource:jk Stage:bcde StageSession:b StageSessions:a
    Stages:a StartViewerSessionRevocation:i StorageConfiguration:bcd StorageConfigurations:a Stream:bm StreamKey:bcd
    StreamKeys:a StreamSession:b StreamSessions:a Streams:a TagsForResource:a ViewerSessionRevocation:h
    @ivschat
    ChatToken:d DisconnectUser Event:v LoggingConfiguration:bcde LoggingConfigurations:a Message:c Resource:jk
    Room:bcde Rooms:a TagsForResource:a
    @ivsrealtime
    Composition:bhm Compositions:a DisconnectParticipant EncoderConfiguration:bcd EncoderConfigurations:a
    IngestConfiguration:bcde IngestConfigurations:a Participant:b ParticipantEvents:a ParticipantReplicas:a
    ParticipantReplication:hm ParticipantToken:d Participants:a PublicKey:bcz PublicKeys:a Resource:jk Stage:bcde
    StageSession:b StageSessions:a Stages:a StorageConfiguration:bcd StorageConfigurations:a TagsForResource:a
    @kafka
    AssociateScramSecret:i BootstrapBrokers:b Broker:S BrokerCount:e BrokerStorage:e BrokerType:e
    ClientVpcConnection:B ClientVpcConnections:a Cluster:cdf ClusterConfiguration:e ClusterKafkaVersion:e
    ClusterOperation:f ClusterOperationV2:f ClusterOperations:a ClusterOperationsV2:a ClusterPolicy:bcg ClusterV2:df
    Clusters:a ClustersV2:a CompatibleKafkaVersions:b Configuration:cdef ConfigurationRevision:f
    ConfigurationRevisions:a Configurations:a Connectivity:e DisassociateScramSecret:i KafkaVersions:a Monitoring:e
    Nodes:a Rebalancing:e ReplicationInfo:e Replicator:cdf Replicators:a Resource:jk ScramSecrets:a Security:e
    Storage:e TagsForResource:a Topic:cdef TopicPartitions:f Topics:a VpcConnection:cdf VpcConnections:a
    @kafkaconnect
    Connector:cdef ConnectorOperation:f ConnectorOperations:a Connectors:a CustomPlugin:cdf CustomPlugins:a
    Resource:jk TagsForResource:a WorkerConfiguration:cdf WorkerConfigurations:a
    @kendra
    AccessControlConfiguration:cdef AccessControlConfigurations:a ClearQuerySuggestions DataSource:cdef
    DataSourceSyncJob:hm DataSourceSyncJobs:a DataSources:a DeleteDocument:i DeleteFeaturedResultsSet:i
    EntitiesFromExperience:n EntitiesToExperience:l EntityPersonas:a Experience:cdef ExperienceEntities:a
    Experiences:a Faq:cdf Faqs:a FeaturedResultsSet:def FeaturedResultsSets:a Feedback:U GetDocumentStatus:i
    GroupsOlderThanOrderingId:a Index:cdef Indices:a PersonasFromEntities:n PersonasToEntities:l
    PrincipalMapping:cfg PutDocument:i Query QuerySuggestions:b QuerySuggestionsBlockList:cdef
    QuerySuggestionsBlockLists:a QuerySuggestionsConfig:ef Resource:jk Retrieve Snapshots:b TagsForResource:a
    Thesauri:a Thesaurus:cdef
    @kendra-ranking
    Rescore RescoreExecutionPlan:cdef RescoreExecutionPlans:a Resource:jk TagsForResource:a
    @kinesis
    AccountSettings:ef DecreaseStreamRetentionPeriod EnhancedMonitoring:rt IncreaseStreamRetentionPeriod Limits:f
    MaxRecordSize:e MergeShards Record:g Records:bg Resource:jk ResourcePolicy:bcg ShardCount:e ShardIterator:b
    Shards:a SplitShard Stream:cdf StreamConsumer:fsy StreamConsumers:a StreamEncryption:hm StreamMode:e
    StreamSummary:f StreamWarmThroughput:e Streams:a SubscribeToShard TagsForResource:a TagsForStream:a
    TagsFromStream:x TagsToStream:u
    @kinesisanalytics
    Application:cdefhm ApplicationCloudWatchLoggingOption:cu ApplicationInput:u
    ApplicationInputProcessingConfiguration:cu ApplicationMaintenanceConfiguration:e ApplicationOperation:f
    ApplicationOperations:a ApplicationOutput:cu ApplicationPresignedUrl:d ApplicationReferenceDataSource:cu
    ApplicationSnapshot:cdf ApplicationSnapshots:a ApplicationVersion:f ApplicationVersions:a
    ApplicationVpcConfiguration:cu Applications:a DiscoverInputSchema Resource:jk RollbackApplication
    TagsForResource:a
    @kinesisvideo
    AlexaOfferToMaster:v Clip:b DASHStreamingSessionURL:b DataEndpoint:b DataRetention:e EdgeAgentConfigurations:a
    EdgeConfiguration:cf EdgeConfigurationUpdate:h Fragments:a HLSStreamingSessionURL:b IceServerConfig:b
    ImageGenerationConfiguration:ef Images:b JoinStorageSession JoinStorageSessionAsViewer
    MappedResourceConfiguration:f Media:b MediaForFragmentList:b MediaStorageConfiguration:ef
    NotificationConfiguration:ef Resource:jk SignalingChannel:cdef SignalingChannelEndpoint:b SignalingChannels:a
    Stream:cdefjk StreamStorageConfiguration:ef Streams:a TagsForResource:a TagsForStream:a
    @kms
    Alias:cde Aliases:a ConnectCustomKeyStore CustomKeyStore:cde CustomKeyStores:f DataKey:K DataKeyPair:K
    DataKeyPairWithoutPlaintext:K DataKeyWithoutPlaintext:K Decrypt DeriveSharedSecret DisconnectCustomKeyStore
    Encrypt Grant:Od Grants:a ImportedKeyMaterial:c Key:dfrt KeyDeletion:p KeyDescription:e KeyLastUsage:b
    KeyMaterial:z KeyPolicies:a KeyPolicy:bg KeyRotation:rt KeyRotationStatus:b KeyRotations:a Keys:a Mac:KN
    ParametersForImport:b PrimaryRegion:e PublicKey:b Random:K ReEncrypt ReplicateKey Resource:jk ResourceTags:a
    RetirableGrants:a RetireGrant RotateKeyOnDemand ScheduleKeyDeletion Sign Verify
    @lakeformation
    AssumeDecoratedRoleWithSAML CommitTransaction DataCellsFilter:abcde DataLakePrincipal:b DataLakeSettings:bg
    DatabasesByLFTags:q EffectivePermissionsForPath:b ExtendTransaction GrantPermissions GrantPermissions:i
    LFTag:bcde LFTagExpression:bcde LFTagExpressions:a LFTags:a LFTagsFromResource:x LFTagsToResource:u
    LakeFormationIdentityCenterConfiguration:cdef LakeFormationOptIn:cd LakeFormationOptIns:a ObjectsOnCancel:c
    Permissions:Oa QueryPlanning:h QueryState:b QueryStatistics:b Resource:efsy ResourceLFTags:b Resources:a
    RevokePermissions:i TableObjects:be TableStorageOptimizer:e TableStorageOptimizers:a TablesByLFTags:q
    TemporaryDataLocationCredentials:b TemporaryGluePartitionCredentials:b TemporaryGlueTableCredentials:b
    Transaction:fhp Transactions:a WorkUnitResults:b WorkUnits:b
    @lambda
    AccountSettings:b Alias:bcde Aliases:a Async:H CapacityProvider:bcde CapacityProviders:a
    CheckpointDurableExecution CodeSigningConfig:bcde CodeSigningConfigs:a DurableExecution:bm
    DurableExecutionCallbackFailure:v DurableExecutionCallbackHeartbeat:v DurableExecutionCallbackSuccess:v
    DurableExecutionHistory:b DurableExecutionState:b DurableExecutionsByFunction:a EventSource:bux
    EventSourceMapping:bcde EventSourceMappings:a EventSources:a Function:Vbcd FunctionCode:e
    FunctionCodeSigningConfig:bcg FunctionConcurrency:bcg FunctionConfiguration:be FunctionEventInvokeConfig:bceg
    FunctionEventInvokeConfigs:a FunctionRecursionConfig:bg FunctionScalingConfig:bg FunctionUrlConfig:bcde
    FunctionUrlConfigs:a FunctionVersionsByCapacityProvider:a Functions:a FunctionsByCodeSigningConfig:a Invoke
    LayerVersion:Wbc LayerVersionByArn:b LayerVersionPermission:ux LayerVersionPolicy:b LayerVersions:a Layers:a
    Permission:ux Policy:b ProvisionedConcurrencyConfig:bcg ProvisionedConcurrencyConfigs:a Resource:jk
    RuntimeManagementConfig:bg Tags:a Version:W VersionsByFunction:a WithResponseStream:H
    @launchwizard
    Deployment:bcde DeploymentEvents:a DeploymentPatternVersion:b DeploymentPatternVersions:a Deployments:a
    Resource:jk TagsForResource:a Workload:b WorkloadDeploymentPattern:b WorkloadDeploymentPatterns:a Workloads:a
    @lex
    AggregatedUtterances:a AssociatedTranscripts:q Bot:bcdefg BotAlias:bcdefg BotAliasReplicas:a BotAliases:ab
    BotAnalyzer:hm BotAnalyzerHistory:a BotAnalyzerRecommendation:cf BotChannelAssociation:bc
    BotChannelAssociations:b BotElement:K BotLocale:cdef BotLocales:a BotRecommendation:efhm BotRecommendations:a
    BotReplica:cdf BotReplicas:a BotResourceGeneration:fh BotResourceGenerations:a BotVersion:cdf
    BotVersionReplicas:a BotVersions:ab Bots:ab BuildBotLocale BuiltInIntents:a BuiltInSlotTypes:a BuiltinIntent:b
    BuiltinIntents:b BuiltinSlotTypes:b Conversation:h CreateCustomVocabularyItem:i CustomVocabulary:c
    CustomVocabularyItems:a CustomVocabularyMetadata:f DeleteCustomVocabularyItem:i Export:bcdef Exports:a
    Import:bcfh Imports:a Intent:bcdefg IntentMetrics:a IntentPaths:a IntentStageMetrics:a IntentVersion:cd
    IntentVersions:b Intents:ab Migration:bh Migrations:b PostContent PostText RecognizeText RecognizeUtterance
    RecommendedIntents:a Resource:jk ResourcePolicy:cdef ResourcePolicyStatement:cd Session:bcg
    SessionAnalyticsData:a SessionMetrics:a Slot:cdef SlotType:bcdefg SlotTypeVersion:cd SlotTypeVersions:b
    SlotTypes:ab Slots:a TagsForResource:a TestExecution:fh TestExecutionArtifactsUrl:b TestExecutionResultItems:a
    TestExecutions:a TestSet:cef TestSetDiscrepancyReport:df TestSetGeneration:fh TestSetRecords:a TestSets:a
    UpdateCustomVocabularyItem:i UploadUrl:d UtteranceAnalyticsData:a UtteranceMetrics:a Utterances:c
    UtterancesView:b
    @license-manager
    AccessToken:b AssetsForLicenseAssetGroup:a AssociationsForLicenseConfiguration:a CheckInLicense
    CheckoutBorrowLicense CheckoutLicense DistributedGrants:a ExtendLicenseConsumption
    FailuresForLicenseConfigurationOperations:a Grant:ABbcd GrantVersion:d License:bcd LicenseAssetGroup:bcde
    LicenseAssetGroups:a LicenseAssetRuleset:bcde LicenseAssetRulesets:a LicenseConfiguration:bcde
    LicenseConfigurations:a LicenseConfigurationsForOrganization:a LicenseConversionTask:b
    LicenseConversionTaskForResource:d LicenseConversionTasks:a LicenseManagerReportGenerator:bcde
    LicenseManagerReportGenerators:a LicenseSpecificationsForResource:ae LicenseUsage:b LicenseVersion:d
    LicenseVersions:a Licenses:a ReceivedGrants:a ReceivedGrantsForOrganization:a ReceivedLicenses:a
    ReceivedLicensesForOrganization:a Resource:jk ResourceInventory:a ServiceSettings:be TagsForResource:a Token:cd
    Tokens:a UsageForLicenseConfiguration:a
    @license-manager-linux-subscriptions
    LinuxSubscriptionInstances:a LinuxSubscriptions:a RegisteredSubscriptionProvider:b
    RegisteredSubscriptionProviders:a Resource:jk ServiceSettings:be SubscriptionProvider:sy TagsForResource:a
    @license-manager-user-subscriptions
    IdentityProvider:sy IdentityProviderSettings:e IdentityProviders:a Instances:a LicenseServerEndpoint:cd
    LicenseServerEndpoints:a ProductSubscription:hm ProductSubscriptions:a Resource:jk TagsForResource:a User:ln
    UserAssociations:a
    @lightsail
    ActiveNames:b AddOn:rt Alarm:Icg Alarms:b AllocateStaticIp AutoSnapshot:c AutoSnapshots:b Blueprints:b
    Bucket:cde BucketAccessKey:cd BucketAccessKeys:b BucketBundle:e BucketBundles:b BucketMetricData:b Buckets:b
    Bundles:b Certificate:cd CertificateFromDistribution:G CertificateToDistribution:F Certificates:b
    CloseInstancePublicPorts CloudFormationStack:d CloudFormationStackRecords:b ContactMethod:cd
    ContactMethodVerification:v ContactMethods:b ContainerAPIMetadata:b ContainerImage:cs ContainerImages:b
    ContainerLog:b ContainerService:cde ContainerServiceDeployment:d ContainerServiceDeployments:b
    ContainerServiceMetricData:b ContainerServicePowers:b ContainerServiceRegistryLogin:d ContainerServices:b
    CostEstimate:b Disk:FGbcd DiskFromSnapshot:d DiskSnapshot:bcd DiskSnapshots:b Disks:b Distribution:cde
    DistributionBundle:e DistributionBundles:b DistributionCache:D DistributionLatestCacheReset:b
    DistributionMetricData:b Distributions:b Domain:bcd DomainEntry:cde Domains:b DownloadDefaultKeyPair
    ExportSnapshotRecords:b GUISession:hm GUISessionAccessDetails:d Instance:Sbchm InstanceAccessDetails:b
    InstanceMetadataOptions:e InstanceMetricData:b InstancePortStates:b InstancePublicPorts:g InstanceSnapshot:bcd
    InstanceSnapshots:b InstanceState:b Instances:bd InstancesFromLoadBalancer:G InstancesFromSnapshot:d
    InstancesToLoadBalancer:F IpAddressType:w IsVpcPeered KeyPair:bcdz KeyPairs:b KnownHostKeys:c LoadBalancer:bcd
    LoadBalancerAttribute:e LoadBalancerMetricData:b LoadBalancerTlsCertificate:Fcd LoadBalancerTlsCertificates:b
    LoadBalancerTlsPolicies:b LoadBalancers:b OpenInstancePublicPorts Operation:b Operations:b
    OperationsForResource:b PeerVpc Regions:b RelationalDatabase:Sbcdehm RelationalDatabaseBlueprints:b
    RelationalDatabaseBundles:b RelationalDatabaseEvents:b RelationalDatabaseFromSnapshot:d
    RelationalDatabaseLogEvents:b RelationalDatabaseLogStreams:b RelationalDatabaseMasterUserPassword:b
    RelationalDatabaseMetricData:b RelationalDatabaseParameters:be RelationalDatabaseSnapshot:bcd
    RelationalDatabaseSnapshots:b RelationalDatabases:b ReleaseStaticIp Resource:jk ResourceAccessForBucket:w
    SetupHistory:b SetupInstanceHttps Snapshot:EJ StaticIp:FGb StaticIps:b UnpeerVpc
    @logs
    AccountPolicies:f AccountPolicy:cg AggregateLogGroupSummaries:a Anomalies:a Anomaly:e
    BearerTokenAuthentication:g ConfigurationTemplates:f DataProtectionPolicy:bcg Deliveries:f Delivery:bcd
    DeliveryConfiguration:e DeliveryDestination:bcg DeliveryDestinationPolicy:bcg DeliveryDestinations:f
    DeliverySource:bcg DeliverySources:f Destination:cg DestinationPolicy:g Destinations:f ExportTask:dp
    ExportTasks:f FieldIndexes:f FilterLogEvents ImportTask:dp ImportTaskBatches:f ImportTasks:f IndexPolicies:f
    IndexPolicy:cg Integration:bcg Integrations:a KmsKey:ln LiveTail:h LogAnomalyDetector:bcde LogAnomalyDetectors:a
    LogEvents:bg LogFields:b LogGroup:cdjk LogGroupDeletionProtection:g LogGroupFields:b LogGroups:af
    LogGroupsForQuery:a LogObject:b LogRecord:b LogStream:cd LogStreams:f LookupTable:bcde LookupTables:f
    MetricFilter:Icg MetricFilters:f Queries:f Query:hm QueryDefinition:cg QueryDefinitions:f QueryResults:b
    Resource:jk ResourcePolicies:f ResourcePolicy:cg RetentionPolicy:cg ScheduledQueries:a ScheduledQuery:bcde
    ScheduledQueryHistory:b SourceFromS3TableIntegration:n SourceToS3TableIntegration:l
    SourcesForS3TableIntegration:a SubscriptionFilter:cg SubscriptionFilters:f TagsForResource:a TagsLogGroup:a
    Transformer:Ibcg
    @lookoutequipment
    ActiveModelVersion:e DataIngestionJob:fh DataIngestionJobs:a Dataset:cdfz Datasets:a InferenceEvents:a
    InferenceExecutions:a InferenceScheduler:cdefhm InferenceSchedulers:a Label:cdf LabelGroup:cdef LabelGroups:a
    Labels:a Model:cdef ModelVersion:fz ModelVersions:a Models:a Resource:jk ResourcePolicy:cfg
    RetrainingScheduler:cdefhm RetrainingSchedulers:a SensorStatistics:a TagsForResource:a
    @m2
    Application:bcdehm ApplicationFromEnvironment:c ApplicationVersion:b ApplicationVersions:a Applications:a
    BatchJob:h BatchJobDefinitions:a BatchJobExecution:bp BatchJobExecutions:a BatchJobRestartPoints:a
    DataSetDetails:b DataSetExportHistory:a DataSetExportTask:bd DataSetImportHistory:a DataSetImportTask:bd
    DataSets:a Deployment:bd Deployments:a EngineVersions:a Environment:bcde Environments:a Resource:jk
    SignedBluinsightsUrl:b TagsForResource:a
    @machinelearning
    BatchPrediction:bcde BatchPredictions:f DataSource:bce DataSourceFromRDS:d DataSourceFromRedshift:d
    DataSourceFromS3:d DataSources:f Evaluation:bcde Evaluations:f MLModel:bcde MLModels:f Predict
    RealtimeEndpoint:cd Tags:cfu
    @macie2
    AdministratorAccount:b AllowList:bcde AllowLists:a AutomatedDiscoveryAccounts:a
    AutomatedDiscoveryConfiguration:be BucketStatistics:b Buckets:f ClassificationExportConfiguration:bg
    ClassificationJob:def ClassificationJobs:a ClassificationScope:be ClassificationScopes:a
    CustomDataIdentifier:Ibcd CustomDataIdentifiers:a DeclineInvitations FindingStatistics:b Findings:ab
    FindingsFilter:bcde FindingsFilters:a FindingsPublicationConfiguration:bg FromAdministratorAccount:n
    FromMasterAccount:n GetCustomDataIdentifiers:i Invitation:A Invitations:acd InvitationsCount:b Macie:rt
    MacieSession:be ManagedDataIdentifiers:a MasterAccount:b Member:bcdn MemberSession:e Members:a
    OrganizationAdminAccount:rt OrganizationAdminAccounts:a OrganizationConfiguration:ef Resource:jk
    ResourceProfile:be ResourceProfileArtifacts:a ResourceProfileDetections:ae Resources:q RevealConfiguration:be
    SampleFindings:d SensitiveDataOccurrences:b SensitiveDataOccurrencesAvailability:b
    SensitivityInspectionTemplate:be SensitivityInspectionTemplates:a TagsForResource:a
    UpdateAutomatedDiscoveryAccounts:i UsageStatistics:b UsageTotals:b
    @mail-manager
    AddonInstance:bcd AddonInstances:a AddonSubscription:bcd AddonSubscriptions:a AddressList:bcd
    AddressListImportJob:bdhm AddressListImportJobs:a AddressLists:a Archive:bcde ArchiveExport:bhm ArchiveExports:a
    ArchiveMessage:b ArchiveMessageContent:b ArchiveSearch:bhm ArchiveSearchResults:b ArchiveSearches:a Archives:a
    IngressPoint:bcde IngressPoints:a MemberFromAddressList:y MemberOfAddressList:b MemberToAddressList:s
    MembersOfAddressList:a Relay:bcde Relays:a Resource:jk RuleSet:bcde RuleSets:a TagsForResource:a
    TrafficPolicies:a TrafficPolicy:bcde
    @managedblockchain
    Accessor:bcd Accessors:a Invitation:B Invitations:a Member:bcde Members:a Network:bd Networks:a Node:bcde
    Nodes:a Proposal:bd ProposalVotes:a Proposals:a Resource:jk TagsForResource:a VoteOnProposal
    @managedblockchain-query
    AssetContract:b AssetContracts:a FilteredTransactionEvents:a GetTokenBalance:i TokenBalance:b TokenBalances:a
    Transaction:b TransactionEvents:a Transactions:a
    @marketplacecommerceanalytics
    DataSet:K SupportDataExport:h
    @media-pipelines-chime
    MediaCapturePipeline:bcd MediaCapturePipelines:a MediaConcatenationPipeline:d MediaInsightsPipeline:d
    MediaInsightsPipelineConfiguration:bcde MediaInsightsPipelineConfigurations:a MediaInsightsPipelineStatus:e
    MediaLiveConnectorPipeline:d MediaPipeline:bc MediaPipelineKinesisVideoStreamPool:bcde
    MediaPipelineKinesisVideoStreamPools:a MediaPipelines:a MediaStreamPipeline:d Resource:jk SpeakerSearchTask:bhm
    TagsForResource:a VoiceToneAnalysisTask:bhm
    @mediaconnect
    Bridge:cdef BridgeOutput:ex BridgeOutputs:u BridgeSource:ex BridgeSources:u BridgeState:e Bridges:a
    Entitlements:a Flow:cdefhm FlowEntitlement:Oe FlowMediaStream:ex FlowMediaStreams:u FlowOutput:ex FlowOutputs:u
    FlowSource:ex FlowSourceMetadata:f FlowSourceThumbnail:f FlowSources:u FlowVpcInterface:x FlowVpcInterfaces:u
    Flows:a Gateway:cdf GatewayInstance:efy GatewayInstances:a Gateways:a GetRouterInput:i
    GetRouterNetworkInterface:i GetRouterOutput:i GlobalResource:jk GrantFlowEntitlements Offering:Tf Offerings:a
    Reservation:f Reservations:a Resource:jk RestartRouterInput RestartRouterOutput RouterInput:bcdehm
    RouterInputSourceMetadata:b RouterInputThumbnail:b RouterInputs:a RouterNetworkInterface:bcde
    RouterNetworkInterfaces:a RouterOutput:bcdehm RouterOutputs:a TagsForGlobalResource:a TagsForResource:a
    TakeRouterInput
    @mediaconvert
    Certificate:ln Endpoints:f Job:bdp JobTemplate:bcde JobTemplates:a Jobs:aq JobsQuery:h JobsQueryResults:b
    Policy:bcg Preset:bcde Presets:a Probe Queue:bcde Queues:a Resource:jk ResourceShare:d TagsForResource:a
    Versions:a
    @medialive
    AccountConfiguration:ef Alerts:a Channel:cdefhm ChannelClass:e ChannelPlacementGroup:cdef
    ChannelPlacementGroups:a Channels:a ClaimDevice CloudWatchAlarmTemplate:bcde CloudWatchAlarmTemplateGroup:bcde
    CloudWatchAlarmTemplateGroups:a CloudWatchAlarmTemplates:a Cluster:cdef ClusterAlerts:a Clusters:a Delete:i
    DeleteMonitorDeployment:h EventBridgeRuleTemplate:bcde EventBridgeRuleTemplateGroup:bcde
    EventBridgeRuleTemplateGroups:a EventBridgeRuleTemplates:a Input:cdef InputDevice:Sefhm
    InputDeviceMaintenanceWindow:h InputDeviceThumbnail:f InputDeviceTransfer:ABp InputDeviceTransfers:a
    InputDevices:a InputSecurityGroup:cdef InputSecurityGroups:a Inputs:a MonitorDeployment:h Multiplex:cdefhm
    MultiplexAlerts:a MultiplexProgram:cdef MultiplexPrograms:a Multiplexes:a Network:cdef Networks:a Node:cdef
    NodeRegistrationScript:d NodeState:e Nodes:a Offering:Tf Offerings:a PartnerInput:d Reservation:cef
    Reservations:a RestartChannelPipelines Schedule:cf SdiSource:cdef SdiSources:a SignalMap:bcd SignalMaps:a
    Start:i Stop:i Tags:cd TagsForResource:a Thumbnails:f TransferInputDevice UpdateSchedule:i UpdateSignalMap:h
    Versions:a
    @mediapackage
    Channel:cdef Channels:a ConfigureLogs HarvestJob:df HarvestJobs:a OriginEndpoint:cdef OriginEndpoints:a
    Resource:jk RotateChannelCredentials RotateIngestEndpointCredentials TagsForResource:a
    @mediapackage-vod
    Asset:cdf Assets:a ConfigureLogs PackagingConfiguration:cdf PackagingConfigurations:a PackagingGroup:cdef
    PackagingGroups:a Resource:jk TagsForResource:a
    @mediapackagev2
    Channel:bcde ChannelGroup:bcde ChannelGroups:a ChannelPolicy:bcg ChannelState:D Channels:a HarvestJob:bdp
    HarvestJobs:a OriginEndpoint:bcde OriginEndpointPolicy:bcg OriginEndpointState:D OriginEndpoints:a Resource:jk
    TagsForResource:a
    @mediastore
    AccessLogging:hm Container:cdf ContainerPolicy:bcg Containers:a CorsPolicy:bcg Items:a LifecyclePolicy:bcg
    MetricPolicy:bcg Object:bcfg Resource:jk TagsForResource:a
    @mediatailor
    Alerts:a Channel:cdefhm ChannelPolicy:bcg ChannelSchedule:b Channels:a ConfigureLogsForChannel
    ConfigureLogsForPlaybackConfiguration Function:bcg Functions:a LiveSource:cdef LiveSources:a
    PlaybackConfiguration:bcg PlaybackConfigurations:a PrefetchSchedule:bcd PrefetchSchedules:a Program:cdef
    Resource:jk SourceLocation:cdef SourceLocations:a TagsForResource:a VodSource:cdef VodSources:a
    @medical-imaging
    DICOMImportJob:bh DICOMImportJobs:a Datastore:bcd Datastores:a ImageFrame:b ImageSet:Jbc ImageSetMetadata:be
    ImageSetVersions:a ImageSets:q Resource:jk TagsForResource:a
    @meetings-chime
    Attendee:bcd AttendeeCapabilities:e Attendees:a CreateAttendee:i Meeting:bcd MeetingTranscription:hm
    MeetingWithAttendees:d Resource:jk TagsForResource:a UpdateAttendeeCapabilitiesExcept:i
    @memory-db
    ACL:cde ACLs:f AllowedMultiRegionClusterUpdates:a AllowedNodeTypeUpdates:a Cluster:cde Clusters:f
    EngineVersions:f Events:f FailoverShard MultiRegionCluster:cde MultiRegionClusters:f
    MultiRegionParameterGroups:f MultiRegionParameters:f ParameterGroup:Dcde ParameterGroups:f Parameters:f
    ReservedNodes:f ReservedNodesOffering:T ReservedNodesOfferings:f Resource:jk ServiceUpdates:f Snapshot:Jcd
    Snapshots:f SubnetGroup:cde SubnetGroups:f Tags:a UpdateCluster:i User:cde Users:f
    @memorydb
    ACL:cde ACLs:f AllowedMultiRegionClusterUpdates:a AllowedNodeTypeUpdates:a Cluster:cde Clusters:f
    EngineVersions:f Events:f FailoverShard MultiRegionCluster:cde MultiRegionClusters:f
    MultiRegionParameterGroups:f MultiRegionParameters:f ParameterGroup:Dcde ParameterGroups:f Parameters:f
    ReservedNodes:f ReservedNodesOffering:T ReservedNodesOfferings:f Resource:jk ServiceUpdates:f Snapshot:Jcd
    Snapshots:f SubnetGroup:cde SubnetGroups:f Tags:a UpdateCluster:i User:cde Users:f
    @messaging-chime
    Channel:cdef ChannelBan:cdf ChannelBans:a ChannelExpirationSettings:g ChannelFlow:cdefln ChannelFlowCallback
    ChannelFlows:a ChannelMembership:cdf ChannelMembershipForAppInstanceUser:f ChannelMembershipPreferences:bg
    ChannelMemberships:a ChannelMembershipsForAppInstanceUser:a ChannelMessage:bcev ChannelMessageStatus:b
    ChannelMessages:a ChannelModeratedByAppInstanceUser:f ChannelModerator:cdf ChannelModerators:a
    ChannelReadMarker:e Channels:aq ChannelsAssociatedWithChannelFlow:a ChannelsModeratedByAppInstanceUser:a
    CreateChannelMembership:i MessagingSessionEndpoint:b MessagingStreamingConfigurations:bcg RedactChannelMessage
    Resource:jk SubChannels:a TagsForResource:a
    @mgh
    ApplicationState:f ApplicationStates:a CreatedArtifact:ln CreatedArtifacts:a DiscoveredResource:ln
    DiscoveredResources:a HomeRegion:b HomeRegionControl:cd HomeRegionControls:f MigrationTask:fz
    MigrationTaskUpdates:a MigrationTasks:a NotifyApplicationState NotifyMigrationTaskState ProgressUpdateStream:cd
    ProgressUpdateStreams:a ResourceAttributes:g SourceResource:ln SourceResources:a
    @mgn
    Application:cde Applications:aln ArchiveApplication ArchiveWave ChangeServerLifeCycleState Connector:cde
    Connectors:a Cutover:h DisconnectFromService Export:h ExportErrors:a Exports:a FinalizeCutover Import:h
    ImportErrors:a ImportFileEnrichment:h ImportFileEnrichments:a Imports:a InitializeService Job:c JobLogItems:f
    Jobs:f LaunchConfiguration:be LaunchConfigurationTemplate:cde LaunchConfigurationTemplates:f ManagedAccounts:a
    MarkAsArchived NetworkMigrationAnalyses:a NetworkMigrationAnalysis:h NetworkMigrationAnalysisResults:a
    NetworkMigrationCodeGeneration:h NetworkMigrationCodeGenerationSegments:a NetworkMigrationCodeGenerations:a
    NetworkMigrationDefinition:bcde NetworkMigrationDefinitions:a NetworkMigrationDeployedStacks:a
    NetworkMigrationDeployment:h NetworkMigrationDeployments:a NetworkMigrationExecutions:a
    NetworkMigrationMapperSegment:e NetworkMigrationMapperSegmentConstruct:b
    NetworkMigrationMapperSegmentConstructs:a NetworkMigrationMapperSegments:a NetworkMigrationMapping:h
    NetworkMigrationMappingUpdate:h NetworkMigrationMappingUpdates:a NetworkMigrationMappings:a PauseReplication
    Replication:Yhm ReplicationConfiguration:be ReplicationConfigurationTemplate:cde
    ReplicationConfigurationTemplates:f Resource:jk RetryDataReplication SourceServer:ce SourceServerAction:gx
    SourceServerActions:a SourceServerReplicationType:e SourceServers:fln TagsForResource:a TargetInstances:Q
    TemplateAction:gx TemplateActions:a Test:h UnarchiveApplication UnarchiveWave VcenterClient:c VcenterClients:f
    Wave:cde Waves:a
    @migrationhub-config
    HomeRegion:b HomeRegionControl:cd HomeRegionControls:f
    @migrationhub-orchestrator
    Plugins:a Resource:jk RetryWorkflowStep TagsForResource:a Template:bcde TemplateStep:b TemplateStepGroup:b
    TemplateStepGroups:a TemplateSteps:a Templates:a Workflow:bcdehm WorkflowStep:bcde WorkflowStepGroup:bcde
    WorkflowStepGroups:a WorkflowSteps:a Workflows:a
    @migrationhub-strategy
    AnalyzableServers:a ApplicationComponentConfig:e ApplicationComponentDetails:b ApplicationComponentStrategies:b
    ApplicationComponents:a Assessment:bhm Collectors:a ImportFileTask:abh LatestAssessmentId:b
    PortfolioPreferences:bg PortfolioSummary:b RecommendationReportDetails:b RecommendationReportGeneration:h
    ServerConfig:e ServerDetails:b ServerStrategies:b Servers:a
    @mobiletargeting
    AdmChannel:bce ApnsChannel:bce ApnsSandboxChannel:bce ApnsVoipChannel:bce ApnsVoipSandboxChannel:bce App:bcd
    ApplicationDateRangeKpi:b ApplicationSettings:be Apps:b Attributes:x BaiduChannel:bce Campaign:bcde
    CampaignActivities:b CampaignDateRangeKpi:b CampaignVersion:b CampaignVersions:b Campaigns:b Channels:b
    EmailChannel:bce EmailTemplate:bcde Endpoint:bce EndpointsBatch:e EventStream:bcg Events:g ExportJob:bd
    ExportJobs:b GcmChannel:bce ImportJob:bd ImportJobs:b InAppMessages:b InAppTemplate:bcde Journey:bcde
    JourneyDateRangeKpi:b JourneyExecutionActivityMetrics:b JourneyExecutionMetrics:b
    JourneyRunExecutionActivityMetrics:b JourneyRunExecutionMetrics:b JourneyRuns:b JourneyState:e Journeys:a
    Messages:v OTPMessage:Nv PhoneNumberValidate PushTemplate:bcde RecommenderConfiguration:bcde
    RecommenderConfigurations:b Resource:jk Segment:bcde SegmentExportJobs:b SegmentImportJobs:b SegmentVersion:b
    SegmentVersions:b Segments:b SmsChannel:bce SmsTemplate:bcde TagsForResource:a TemplateActiveVersion:e
    TemplateVersions:a Templates:a UserEndpoints:bc UsersMessages:v VoiceChannel:bce VoiceTemplate:bcde
    @models-v2-lex
    AggregatedUtterances:a AssociatedTranscripts:q Bot:cdef BotAlias:cdef BotAliasReplicas:a BotAliases:a
    BotAnalyzer:hm BotAnalyzerHistory:a BotAnalyzerRecommendation:cf BotElement:K BotLocale:cdef BotLocales:a
    BotRecommendation:efhm BotRecommendations:a BotReplica:cdf BotReplicas:a BotResourceGeneration:fh
    BotResourceGenerations:a BotVersion:cdf BotVersionReplicas:a BotVersions:a Bots:a BuildBotLocale
    BuiltInIntents:a BuiltInSlotTypes:a CreateCustomVocabularyItem:i CustomVocabulary:c CustomVocabularyItems:a
    CustomVocabularyMetadata:f DeleteCustomVocabularyItem:i Export:cdef Exports:a Import:cfh Imports:a Intent:cdef
    IntentMetrics:a IntentPaths:a IntentStageMetrics:a Intents:a RecommendedIntents:a Resource:jk
    ResourcePolicy:cdef ResourcePolicyStatement:cd SessionAnalyticsData:a SessionMetrics:a Slot:cdef SlotType:cdef
    SlotTypes:a Slots:a TagsForResource:a TestExecution:fh TestExecutionArtifactsUrl:b TestExecutionResultItems:a
    TestExecutions:a TestSet:cef TestSetDiscrepancyReport:df TestSetGeneration:fh TestSetRecords:a TestSets:a
    UpdateCustomVocabularyItem:i UploadUrl:d UtteranceAnalyticsData:a UtteranceMetrics:a Utterances:c
    @monitoring
    AlarmActions:rt AlarmContributors:f AlarmHistory:f AlarmMuteRule:bcg AlarmMuteRules:a AlarmState:w Alarms:cf
    AlarmsForMetric:f AnomalyDetector:cg AnomalyDetectors:f CompositeAlarm:g Dashboard:bg Dashboards:ac
    InsightRule:g InsightRuleReport:b InsightRules:cfrt ManagedInsightRules:ag MetricAlarm:g MetricData:bg
    MetricStatistics:b MetricStream:bcg MetricStreams:ahm MetricWidgetImage:b Metrics:a OTelEnrichment:bhm
    Resource:jk TagsForResource:a
    @mpa
    ActiveApprovalTeamDeletion:h ApprovalTeam:bde ApprovalTeamBaseline:h ApprovalTeams:a IdentitySource:bcd
    IdentitySources:a InactiveApprovalTeamVersion:c Policies:a PolicyVersion:b PolicyVersions:a Resource:jk
    ResourcePolicies:a ResourcePolicy:b Session:bp Sessions:a TagsForResource:a
    @mq
    Broker:Scdef BrokerEngineTypes:f BrokerInstanceOptions:f Brokers:a Configuration:cdef ConfigurationRevision:f
    ConfigurationRevisions:a Configurations:a Promote Tags:acd User:cdef Users:a
    @mturk-requester
    AccountBalance:b AdditionalAssignmentsForHIT:d ApproveAssignment Assignment:Bb AssignmentsForHIT:a Bonus:v
    BonusPayments:a ExpirationForHIT:e FileUploadURL:b HIT:bcd HITReviewStatus:e HITType:d HITTypeOfHIT:e
    HITWithHITType:d HITs:a HITsForQualificationType:a NotificationSettings:e NotifyWorkers
    QualificationFromWorker:n QualificationRequest:AB QualificationRequests:a QualificationScore:b
    QualificationType:bcde QualificationTypes:a QualificationWithWorker:l ReviewPolicyResultsForHIT:a
    ReviewableHITs:a TestEventNotification:v WorkerBlock:cd WorkerBlocks:a WorkersWithQualificationType:a
    @neptune-db
    EngineStatus:b FastReset:M GremlinExplainQuery:M GremlinProfileQuery:M GremlinQueries:a GremlinQuery:Mp
    GremlinQueryStatus:b LoaderJob:hp LoaderJobStatus:b LoaderJobs:a MLDataProcessingJob:bhp MLDataProcessingJobs:a
    MLEndpoint:bcd MLEndpoints:a MLModelTrainingJob:bhp MLModelTrainingJobs:a MLModelTransformJob:bhp
    MLModelTransformJobs:a ManagePropertygraphStatistics ManageSparqlStatistics OpenCypherExplainQuery:M
    OpenCypherQueries:a OpenCypherQuery:Mp OpenCypherQueryStatus:b PropertygraphStatistics:bc PropertygraphStream:b
    PropertygraphSummary:b RDFGraphSummary:b SparqlStatistics:bc SparqlStream:b
    @neptune-graph
    ExportTask:bhp ExportTasks:a Graph:Dbcdehm GraphFromSnapshot:C GraphSnapshot:bcd GraphSnapshots:a GraphSummary:b
    GraphUsingImportTask:d Graphs:a ImportTask:bhp ImportTasks:a PrivateGraphEndpoint:bcd PrivateGraphEndpoints:a
    Queries:a Query:Mbp Resource:jk TagsForResource:a
    @network-firewall
    AnalysisReport:h AnalysisReportResults:b AnalysisReports:a AvailabilityZoneChangeProtection:e
    AvailabilityZones:ln Firewall:cdf FirewallAnalysisSettings:e FirewallDeleteProtection:e FirewallDescription:e
    FirewallEncryptionConfiguration:e FirewallMetadata:f FirewallPolicies:a FirewallPolicy:cdefl
    FirewallPolicyChangeProtection:e Firewalls:a FlowCapture:h FlowFlush:h FlowOperation:f FlowOperationResults:a
    FlowOperations:a LoggingConfiguration:ef NetworkFirewallTransitGatewayAttachment:ABc Proxies:a Proxy:cdef
    ProxyConfiguration:cdef ProxyConfigurations:a ProxyRule:ef ProxyRuleGroup:cdf ProxyRuleGroupPriorities:e
    ProxyRuleGroups:a ProxyRulePriorities:e ProxyRules:cd Resource:jk ResourcePolicy:cfg RuleGroup:cdef
    RuleGroupMetadata:f RuleGroupSummary:f RuleGroups:a RuleGroupsFromProxyConfiguration:G
    RuleGroupsToProxyConfiguration:F SubnetChangeProtection:e Subnets:ln TLSInspectionConfiguration:cdef
    TLSInspectionConfigurations:a TagsForResource:a VpcEndpointAssociation:cdf VpcEndpointAssociations:a
    @networkflowmonitor
    Monitor:bcde Monitors:a QueryMonitorTopContributors:hm QueryResultsMonitorTopContributors:b
    QueryResultsWorkloadInsightsTopContributors:b QueryResultsWorkloadInsightsTopContributorsData:b
    QueryStatusMonitorTopContributors:b QueryStatusWorkloadInsightsTopContributors:b
    QueryStatusWorkloadInsightsTopContributorsData:b QueryWorkloadInsightsTopContributors:hm
    QueryWorkloadInsightsTopContributorsData:hm Resource:jk Scope:bcde Scopes:a TagsForResource:a
    @networkmanager
    Attachment:ABc AttachmentRoutingPolicyAssociations:a AttachmentRoutingPolicyLabel:gx Attachments:a
    ConnectAttachment:bd ConnectPeer:bcdln ConnectPeerAssociations:b ConnectPeers:a Connection:cde Connections:b
    CoreNetwork:bcde CoreNetworkChangeEvents:b CoreNetworkChangeSet:Mb CoreNetworkPolicy:bg
    CoreNetworkPolicyVersion:Cc CoreNetworkPolicyVersions:a CoreNetworkPrefixListAssociation:cd
    CoreNetworkPrefixListAssociations:a CoreNetworkRoutingInformation:a CoreNetworks:a CustomerGateway:ln
    CustomerGatewayAssociations:b Device:cde Devices:b DirectConnectGatewayAttachment:bde GlobalNetwork:cde
    GlobalNetworks:f Link:cdeln LinkAssociations:b Links:b NetworkResourceCounts:b NetworkResourceMetadata:e
    NetworkResourceRelationships:b NetworkResources:b NetworkRoutes:b NetworkTelemetry:b
    OrganizationServiceAccessStatus:a OrganizationServiceAccessUpdate:h Peering:c Peerings:a Resource:jk
    ResourcePolicy:bcg RouteAnalysis:bh Site:cde SiteToSiteVpnAttachment:bd Sites:b TagsForResource:a
    TransitGateway:sy TransitGatewayConnectPeer:ln TransitGatewayConnectPeerAssociations:b TransitGatewayPeering:bd
    TransitGatewayRegistrations:b TransitGatewayRouteTableAttachment:bd VpcAttachment:bde
    @networkmonitor
    Monitor:bcde Monitors:a Probe:bcde Resource:jk TagsForResource:a
    @notifications
    Channel:ln Channels:a EventRule:bcde EventRules:a ManagedNotificationAccountContact:ln
    ManagedNotificationAdditionalChannel:ln ManagedNotificationChannelAssociations:a ManagedNotificationChildEvent:b
    ManagedNotificationChildEvents:a ManagedNotificationConfiguration:b ManagedNotificationConfigurations:a
    ManagedNotificationEvent:b ManagedNotificationEvents:a MemberAccounts:a NotificationConfiguration:bcde
    NotificationConfigurations:a NotificationEvent:b NotificationEvents:a NotificationHub:sy NotificationHubs:a
    NotificationsAccessForOrganization:brt OrganizationalUnit:ln OrganizationalUnits:a Resource:jk TagsForResource:a
    @notifications-contacts
    ActivationCode:v EmailContact:Zbcd EmailContacts:a Resource:jk TagsForResource:a
    @nova-act
    Act:de ActStep:H Acts:a Models:a Session:d Sessions:a WorkflowDefinition:bcd WorkflowDefinitions:a
    WorkflowRun:bcde WorkflowRuns:a
    @oam
    AttachedLinks:a Link:bcde Links:a Resource:jk Sink:bcd SinkPolicy:bg Sinks:a TagsForResource:a
    @observabilityadmin
    CentralizationRuleForOrganization:bcde CentralizationRulesForOrganization:a Resource:jk ResourceTelemetry:a
    ResourceTelemetryForOrganization:a S3TableIntegration:bcd S3TableIntegrations:a TagsForResource:a
    TelemetryEnrichment:hm TelemetryEnrichmentStatus:b TelemetryEvaluation:hm TelemetryEvaluationForOrganization:hm
    TelemetryEvaluationStatus:b TelemetryEvaluationStatusForOrganization:b TelemetryPipeline:Ibcde
    TelemetryPipelineConfiguration:R TelemetryPipelines:a TelemetryRule:bcde TelemetryRuleForOrganization:bcde
    TelemetryRules:a TelemetryRulesForOrganization:a
    @odb
    AutonomousVirtualMachines:a CloudAutonomousVmCluster:bcd CloudAutonomousVmClusters:a
    CloudExadataInfrastructure:bcde CloudExadataInfrastructureUnallocatedResources:b CloudExadataInfrastructures:a
    CloudVmCluster:bcd CloudVmClusters:a DbNode:Sbhm DbNodes:a DbServer:b DbServers:a DbSystemShapes:a GiVersions:a
    IamRoleFromResource:n IamRoleToResource:l InitializeService MarketplaceRegistration:A OciOnboardingStatus:b
    OdbNetwork:bcde OdbNetworks:a OdbPeeringConnection:bcde OdbPeeringConnections:a Resource:jk SystemVersions:a
    TagsForResource:a
    @oidc
    Client:s DeviceAuthorization:h Token:d TokenWithIAM:d
    @omics
    AbortMultipartReadSetUpload AnnotationImportJob:bhp AnnotationImportJobs:a AnnotationStore:bcde
    AnnotationStoreVersion:bde AnnotationStoreVersions:ac AnnotationStores:a Batch:abc Configuration:bcd
    Configurations:a DeleteReadSet:i MultipartReadSetUpload:Xd MultipartReadSetUploads:a ReadSet:b
    ReadSetActivationJob:bh ReadSetActivationJobs:a ReadSetExportJob:bh ReadSetExportJobs:a ReadSetImportJob:bh
    ReadSetImportJobs:a ReadSetMetadata:b ReadSetPart:V ReadSetUploadParts:a ReadSets:a Reference:bc
    ReferenceImportJob:bh ReferenceImportJobs:a ReferenceMetadata:b ReferenceStore:bcd ReferenceStores:a
    References:a Resource:jk Run:bchp RunBatch:chp RunCache:bcde RunCaches:a RunGroup:bcde RunGroups:a RunTask:b
    RunTasks:a Runs:a RunsInBatch:a S3AccessPolicy:bcg SequenceStore:bcde SequenceStores:a Share:Abcd Shares:a
    TagsForResource:a VariantImportJob:bhp VariantImportJobs:a VariantStore:bcde VariantStores:a Workflow:bcde
    WorkflowVersion:bcde WorkflowVersions:a Workflows:a
    @organizations
    AWSServiceAccess:rt AWSServiceAccessForOrganization:a Account:df AccountFromOrganization:x Accounts:a
    AccountsForParent:a AccountsWithInvalidEffectivePolicy:a AllFeatures:r Children:a CloseAccount
    CreateAccountStatus:af DeclineHandshake DelegatedAdministrator:sy DelegatedAdministrators:a
    DelegatedServicesForAccount:a EffectivePolicy:f EffectivePolicyValidationErrors:a GovCloudAccount:d
    Handshake:Afp HandshakesForAccount:a HandshakesForOrganization:a InboundResponsibilityTransfers:a
    InviteAccountToOrganization InviteOrganizationToTransferResponsibility LeaveOrganization MoveAccount
    Organization:cdf OrganizationalUnit:cdef OrganizationalUnitsForParent:a OutboundResponsibilityTransfers:a
    Parents:a Policies:a PoliciesForTarget:a Policy:FGcdef PolicyType:rt Resource:jk ResourcePolicy:cfg
    ResponsibilityTransfer:Qef Roots:a TagsForResource:a TargetsForPolicy:a
    @osis
    Pipeline:Rbcdehm PipelineBlueprint:b PipelineBlueprints:a PipelineChangeProgress:b PipelineEndpoint:cd
    PipelineEndpointConnections:Oa PipelineEndpoints:a Pipelines:a Resource:jk ResourcePolicy:bcg TagsForResource:a
    @outposts
    AssetInstances:a Assets:a BlockingInstancesForCapacityTask:a CapacityTask:bhp CapacityTasks:a CatalogItem:b
    CatalogItems:a Connection:bh Order:bdp Orders:a Outpost:bcde OutpostBillingInformation:b OutpostDecommission:h
    OutpostInstanceTypes:b OutpostSupportedInstanceTypes:b Outposts:a Renewal:d RenewalPricing:b Resource:jk
    Site:bcde SiteAddress:be SiteRackPhysicalProperties:e Sites:a TagsForResource:a
    @panorama
    ApplicationInstance:dfx ApplicationInstanceDependencies:a ApplicationInstanceDetails:f
    ApplicationInstanceNodeInstances:a ApplicationInstances:a Device:cf DeviceJob:f DeviceMetadata:e Devices:a
    DevicesJobs:a JobForDevices:d Node:f NodeFromTemplateJob:df NodeFromTemplateJobs:a Nodes:a Package:cdf
    PackageImportJob:df PackageImportJobs:a PackageVersion:fsy Packages:a ProvisionDevice Resource:jk
    SignalApplicationInstanceNodeInstances TagsForResource:a
    @partnercentral-account
    AllianceLeadContact:bg AwsTrainingCertificationEmailDomain:ln Connection:bp ConnectionInvitation:ABbdp
    ConnectionInvitations:a ConnectionPreferences:be Connections:a EmailVerificationCode:v Partner:bd Partners:a
    ProfileUpdateTask:bhp ProfileVisibility:bg Resource:jk TagsForResource:a Verification:bh
    @partnercentral-benefits
    AmendBenefitApplication Benefit:b BenefitAllocation:b BenefitAllocations:a BenefitApplication:Ubdep
    BenefitApplicationResource:ln BenefitApplications:a Benefits:a RecallBenefitApplication Resource:jk
    TagsForResource:a
    @partnercentral-channel
    ChannelHandshake:ABdp ChannelHandshakes:a ProgramManagementAccount:cde ProgramManagementAccounts:a
    Relationship:bcde Relationships:a Resource:jk TagsForResource:a
    @partnercentral-selling
    AssignOpportunity AwsOpportunitySummary:b Engagement:bd EngagementByAcceptingInvitationTask:h
    EngagementByAcceptingInvitationTasks:a EngagementContext:de EngagementFromOpportunityTask:h
    EngagementFromOpportunityTasks:a EngagementInvitation:ABbd EngagementInvitations:a EngagementMembers:a
    EngagementResourceAssociations:a Engagements:a Opportunities:a Opportunity:Ubdeln
    OpportunityFromEngagementTask:h OpportunityFromEngagementTasks:a Resource:jk ResourceSnapshot:bd
    ResourceSnapshotJob:bcdhm ResourceSnapshotJobs:a ResourceSnapshots:a SellingSystemSettings:bg Solutions:a
    TagsForResource:a
    @payment-cryptography
    Alias:bcde Aliases:a As2805KekValidation:K AuthRequestCryptogram:N CardValidationData:KN
    CertificateSigningRequest:b DecryptData DefaultKeyReplicationRegions:brt EncryptData Key:CEbcdz
    KeyReplicationRegions:ux KeyUsage:hm Keys:a Mac:KN MacEmvPinChange:K MpaTeam:ln MpaTeamAssociation:b
    ParametersForExport:b ParametersForImport:b PinData:KN PublicKeyCertificate:b ReEncryptData Resource:jk
    ResourcePolicy:bcg TagsForResource:a TranslateKeyMaterial TranslatePinData
    @pca-connector-ad
    Connector:bcd Connectors:a DirectoryRegistration:bcd DirectoryRegistrations:a Resource:jk
    ServicePrincipalName:bcd ServicePrincipalNames:a TagsForResource:a Template:bcde
    TemplateGroupAccessControlEntries:a TemplateGroupAccessControlEntry:bcde Templates:a
    @pca-connector-scep
    Challenge:cd ChallengeMetadata:ab ChallengePassword:b Connector:bcd Connectors:a Resource:jk TagsForResource:a
    @pcs
    Cluster:bcde Clusters:a ComputeNodeGroup:bcde ComputeNodeGroupInstance:s ComputeNodeGroups:a Queue:bcde Queues:a
    Resource:jk TagsForResource:a
    @personalize
    ActionInteractions:g ActionRecommendations:b Actions:g Algorithm:f BatchInferenceJob:df BatchInferenceJobs:a
    BatchSegmentJob:df BatchSegmentJobs:a Campaign:cdef Campaigns:a DataDeletionJob:df DataDeletionJobs:a
    Dataset:cdef DatasetExportJob:df DatasetExportJobs:a DatasetGroup:cdf DatasetGroups:a DatasetImportJob:df
    DatasetImportJobs:a Datasets:a EventTracker:cdf EventTrackers:a Events:g FeatureTransformation:f Filter:cdf
    Filters:a Items:g MetricAttribution:cdef MetricAttributionMetrics:a MetricAttributions:a PersonalizedRanking:b
    Recipe:f Recipes:a Recommendations:b Recommender:cdefhm Recommenders:a Resource:jk Schema:cdf Schemas:a
    Solution:cdef SolutionMetrics:b SolutionVersion:df SolutionVersionCreation:m SolutionVersions:a Solutions:a
    TagsForResource:a Users:g
    @personalize-events
    ActionInteractions:g Actions:g Events:g Items:g Users:g
    @personalize-runtime
    ActionRecommendations:b PersonalizedRanking:b Recommendations:b
    @pi
    AvailableResourceDimensions:a AvailableResourceMetrics:a DimensionKeyDetails:b DimensionKeys:f
    PerformanceAnalysisReport:bcd PerformanceAnalysisReports:a Resource:jk ResourceMetadata:b ResourceMetrics:b
    TagsForResource:a
    @pinpoint
    AdmChannel:bce ApnsChannel:bce ApnsSandboxChannel:bce ApnsVoipChannel:bce ApnsVoipSandboxChannel:bce App:bcd
    ApplicationDateRangeKpi:b ApplicationSettings:be Apps:b Attributes:x BaiduChannel:bce Campaign:bcde
    CampaignActivities:b CampaignDateRangeKpi:b CampaignVersion:b CampaignVersions:b Campaigns:b Channels:b
    EmailChannel:bce EmailTemplate:bcde Endpoint:bce EndpointsBatch:e EventStream:bcg Events:g ExportJob:bd
    ExportJobs:b GcmChannel:bce ImportJob:bd ImportJobs:b InAppMessages:b InAppTemplate:bcde Journey:bcde
    JourneyDateRangeKpi:b JourneyExecutionActivityMetrics:b JourneyExecutionMetrics:b
    JourneyRunExecutionActivityMetrics:b JourneyRunExecutionMetrics:b JourneyRuns:b JourneyState:e Journeys:a
    Messages:v OTPMessage:Nv PhoneNumberValidate PushTemplate:bcde RecommenderConfiguration:bcde
    RecommenderConfigurations:b Resource:jk Segment:bcde SegmentExportJobs:b SegmentImportJobs:b SegmentVersion:b
    SegmentVersions:b Segments:b SmsChannel:bce SmsTemplate:bcde TagsForResource:a TemplateActiveVersion:e
    TemplateVersions:a Templates:a UserEndpoints:bc UsersMessages:v VoiceChannel:bce VoiceTemplate:bcde
    @pipes
    Pipe:cdefhm Pipes:a Resource:jk TagsForResource:a
    @polly
    Lexicon:bcg Lexicons:a SpeechSynthesisStream:h SpeechSynthesisTask:bh SpeechSynthesisTasks:a SynthesizeSpeech
    Voices:f
    @pricing
    AttributeValues:b PriceListFileUrl:b PriceLists:a Products:b Services:f
    @profile
    AccountIntegrations:a AutoMergingPreview:b CalculatedAttributeDefinition:bcde CalculatedAttributeDefinitions:a
    CalculatedAttributeForProfile:b CalculatedAttributesForProfile:a Domain:bcde DomainLayout:bcde DomainLayouts:a
    DomainObjectType:bcg DomainObjectTypes:a Domains:a EventStream:bcd EventStreams:a EventTrigger:bcde
    EventTriggers:a GetCalculatedAttributeForProfile:i GetProfile:i IdentityResolutionJob:b IdentityResolutionJobs:a
    Integration:bcg IntegrationWorkflow:d Integrations:a Matches:b MergeProfiles ObjectTypeAttributeStatistics:b
    ObjectTypeAttributeValues:a ObjectTypeAttributes:a Profile:cde ProfileAttributeValues:a ProfileHistoryRecord:b
    ProfileHistoryRecords:a ProfileKey:cu ProfileObject:cg ProfileObjectType:Pbcg ProfileObjectTypeTemplate:b
    ProfileObjectTypeTemplates:a ProfileObjectTypes:a ProfileObjects:a ProfileRecommendations:b Profiles:q
    Recommender:bcdehm RecommenderFilter:bcd RecommenderFilters:a RecommenderRecipes:a RecommenderSchema:bcd
    RecommenderSchemas:a Recommenders:a Resource:jk RuleBasedMatches:a SegmentDefinition:bcd SegmentDefinitions:a
    SegmentEstimate:bd SegmentMembership:b SegmentSnapshot:bd SimilarProfiles:b TagsForResource:a UploadJob:bdhm
    UploadJobPath:b UploadJobs:a Workflow:bc WorkflowSteps:b Workflows:a
    @proton
    AccountSettings:be Component:bcde ComponentDeployment:p ComponentOutputs:a ComponentProvisionedResources:a
    Components:a Deployment:bc Deployments:a Environment:bcde EnvironmentAccountConnection:ABbcde
    EnvironmentAccountConnections:a EnvironmentDeployment:p EnvironmentOutputs:a EnvironmentProvisionedResources:a
    EnvironmentTemplate:bcde EnvironmentTemplateVersion:bcde EnvironmentTemplateVersions:a EnvironmentTemplates:a
    Environments:a NotifyResourceDeploymentStatusChange Repositories:a Repository:bcd RepositorySyncDefinitions:a
    RepositorySyncStatus:b Resource:jk ResourcesSummary:b Service:bcde ServiceInstance:bde
    ServiceInstanceDeployment:p ServiceInstanceOutputs:a ServiceInstanceProvisionedResources:a
    ServiceInstanceSyncStatus:b ServiceInstances:a ServicePipeline:e ServicePipelineDeployment:p
    ServicePipelineOutputs:a ServicePipelineProvisionedResources:a ServiceSyncBlocker:e ServiceSyncBlockerSummary:b
    ServiceSyncConfig:bcde ServiceTemplate:bcde ServiceTemplateVersion:bcde ServiceTemplateVersions:a
    ServiceTemplates:a Services:a TagsForResource:a TemplateSyncConfig:bcde TemplateSyncStatus:b
    @qapps
    Categories:a CreateCategory:i DeleteCategory:i Document:z LibraryItem:bcde LibraryItemMetadata:e
    LibraryItemReview:ln LibraryItems:a PredictQApp PresignedUrl:d QApp:bcde QAppFromUser:n QAppPermissions:ef
    QAppSession:behm QAppSessionData:Ea QAppSessionMetadata:be QAppWithUser:l QApps:a Resource:jk TagsForResource:a
    UpdateCategory:i
    @qbusiness
    AnonymousWebExperienceUrl:d Application:bcde Applications:a Attachment:c Attachments:a Chat
    ChatControlsConfiguration:bce ChatResponseConfiguration:bcde ChatResponseConfigurations:a ChatSync
    CheckDocumentAccess Conversation:c Conversations:a DataAccessor:bcde DataAccessors:a DataSource:bcde
    DataSourceSyncJob:hm DataSourceSyncJobs:a DataSources:a DeleteDocument:i DocumentContent:b Documents:a
    Feedback:g Group:bcg Groups:a Index:bcde Indices:a Media:b Messages:a Permission:ln Plugin:bcde PluginActions:a
    PluginTypeActions:a PluginTypeMetadata:a Plugins:a Policy:b PutDocument:i RelevantContent:q Resource:jk
    Retriever:bcde Retrievers:a Subscription:dep Subscriptions:a TagsForResource:a User:bcde WebExperience:bcde
    WebExperiences:a
    @quicksight
    AccountCustomPermission:cef AccountCustomization:cdef AccountSettings:ef AccountSubscription:cdf
    ActionConnector:cdef ActionConnectorPermissions:ef ActionConnectors:aq Analyses:aq Analysis:Ccdef
    AnalysisDefinition:f AnalysisPermissions:ef ApplicationWithTokenExchangeGrant:e AssetBundleExportJob:fh
    AssetBundleExportJobs:a AssetBundleImportJob:fh AssetBundleImportJobs:a AutomationJob:fh Brand:cdef
    BrandAssignment:cef BrandPublishedVersion:ef Brands:a CreateTopicReviewedAnswer:i CustomPermissions:acdef
    Dashboard:cdef DashboardDefinition:f DashboardEmbedUrl:b DashboardLinks:e DashboardPermissions:ef
    DashboardPublishedVersion:e DashboardSnapshotJob:fh DashboardSnapshotJobResult:f DashboardSnapshotJobSchedule:h
    DashboardVersions:a Dashboards:aq DashboardsQAConfiguration:ef DataSet:cdef DataSetPermissions:ef
    DataSetRefreshProperties:cfg DataSets:aq DataSource:cdef DataSourcePermissions:ef DataSources:aq
    DefaultQBusinessApplication:cef DeleteTopicReviewedAnswer:i EmbedUrlForAnonymousUser:K
    EmbedUrlForRegisteredUser:K EmbedUrlForRegisteredUserWithIdentity:K FlowMetadata:b FlowPermissions:be Flows:aq
    Folder:cdef FolderMembers:a FolderMembership:cd FolderPermissions:ef FolderResolvedPermissions:f Folders:aq
    FoldersForResource:a Group:cdef GroupMembership:cdf GroupMemberships:a Groups:aq IAMPolicyAssignment:cdef
    IAMPolicyAssignments:a IAMPolicyAssignmentsForUser:a IdentityContext:b IdentityPropagationConfig:ce
    IdentityPropagationConfigs:a Ingestion:dfp Ingestions:a IpRestriction:ef KeyRegistration:ef Namespace:cdf
    Namespaces:a PredictQAResults PublicSharingSettings:e QPersonalizationConfiguration:ef
    QuickSightQSearchConfiguration:ef RefreshSchedule:cdef RefreshSchedules:a Resource:jk RoleCustomPermission:cef
    RoleMembership:cd RoleMemberships:a SPICECapacityConfiguration:e SelfUpgrade:e SelfUpgradeConfiguration:ef
    SelfUpgrades:a SessionEmbedUrl:b TagsForResource:a Template:cdef TemplateAlias:cdef TemplateAliases:a
    TemplateDefinition:f TemplatePermissions:ef TemplateVersions:a Templates:a Theme:cdef ThemeAlias:cdef
    ThemeAliases:a ThemePermissions:ef ThemeVersions:a Themes:a Topic:cdef TopicPermissions:ef TopicRefresh:f
    TopicRefreshSchedule:cdef TopicRefreshSchedules:a TopicReviewedAnswers:a Topics:aq User:cefs UserByPrincipalId:c
    UserCustomPermission:ce UserGroups:a Users:a VPCConnection:cdef VPCConnections:a
    @ram
    DefaultPermissionVersion:w PendingInvitationResources:a Permission:bcd PermissionAssociations:a
    PermissionVersion:cd PermissionVersions:a Permissions:a Principals:a PromotePermissionCreatedFromPolicy
    PromoteResourceShareCreatedFromPolicy ReplacePermissionAssociations ReplacePermissionAssociationsWork:a
    Resource:jk ResourcePolicies:b ResourceShare:cdeln ResourceShareAssociations:b ResourceShareInvitation:AB
    ResourceShareInvitations:b ResourceSharePermission:ln ResourceSharePermissions:a ResourceShares:b
    ResourceTypes:a Resources:a SharingWithAwsOrganization:r SourceAssociations:a
    @rbin
    LockRule Resource:jk Rule:bcde Rules:a TagsForResource:a UnlockRule
    @rds
    AccountAttributes:f ActivityStream:hmo ApplyPendingMaintenanceAction AuthorizeDBSecurityGroupIngress
    BacktrackDBCluster BlueGreenDeployment:cd BlueGreenDeployments:f Certificates:fo CurrentDBClusterCapacity:o
    CustomDBEngineVersion:cdo DBCluster:Scdhmo DBClusterAutomatedBackup:c DBClusterAutomatedBackups:f
    DBClusterBacktracks:f DBClusterEndpoint:cdo DBClusterEndpoints:f DBClusterFromS3:C DBClusterFromSnapshot:C
    DBClusterParameterGroup:DJcdo DBClusterParameterGroups:f DBClusterParameters:f DBClusterSnapshot:Jcd
    DBClusterSnapshotAttribute:o DBClusterSnapshotAttributes:f DBClusterSnapshots:f DBClusterToPointInTime:C
    DBClusters:f DBEngineVersions:f DBInstance:Scdhmo DBInstanceAutomatedBackup:c DBInstanceAutomatedBackups:f
    DBInstanceAutomatedBackupsReplication:hm DBInstanceFromDBSnapshot:C DBInstanceFromS3:C DBInstanceReadReplica:d
    DBInstanceToPointInTime:C DBInstances:f DBLogFiles:f DBMajorEngineVersions:f DBParameterGroup:DJcdo
    DBParameterGroups:f DBParameters:f DBProxies:f DBProxy:cdo DBProxyEndpoint:cdo DBProxyEndpoints:f
    DBProxyTargetGroup:o DBProxyTargetGroups:f DBProxyTargets:fsy DBRecommendation:o DBRecommendations:f
    DBSecurityGroup:cd DBSecurityGroupIngress:O DBSecurityGroups:f DBShardGroup:Scdo DBShardGroups:f DBSnapshot:Jcdo
    DBSnapshotAttribute:o DBSnapshotAttributes:f DBSnapshotTenantDatabases:f DBSnapshots:f DBSubnetGroup:cdo
    DBSubnetGroups:f DownloadDBLogFilePortion EngineDefaultClusterParameters:f EngineDefaultParameters:f
    EventCategories:f EventSubscription:cdo EventSubscriptions:f Events:f ExportTask:hp ExportTasks:f
    FailoverDBCluster FailoverGlobalCluster FromGlobalCluster:x GlobalCluster:cdo GlobalClusters:f HttpEndpoint:rt
    Integration:cdo Integrations:f OptionGroup:Jcdo OptionGroupOptions:f OptionGroups:f OrderableDBInstanceOptions:f
    PendingMaintenanceActions:f PromoteReadReplica PromoteReadReplicaDBCluster ReservedDBInstances:f
    ReservedDBInstancesOffering:T ReservedDBInstancesOfferings:f RoleFromDBCluster:x RoleFromDBInstance:x
    RoleToDBCluster:u RoleToDBInstance:u ServerlessV2PlatformVersions:f SourceIdentifierFromSubscription:x
    SourceIdentifierToSubscription:u SourceRegions:f SwitchoverBlueGreenDeployment SwitchoverGlobalCluster
    SwitchoverReadReplica TagsForResource:a TagsFromResource:x TagsToResource:u TenantDatabase:cdo TenantDatabases:f
    ValidDBInstanceModifications:f
    @rds-data
    BeginTransaction CommitTransaction ExecuteStatement:i RollbackTransaction Sql:M Statement:M
    @redshift
    AccountAttributes:f AquaConfiguration:o AuthenticationProfile:cdo AuthenticationProfiles:f
    AuthorizeClusterSecurityGroupIngress AuthorizeDataShare AuthorizeEndpointAccess AuthorizeSnapshotAccess
    Cluster:SYcdo ClusterCredentials:b ClusterCredentialsWithIAM:b ClusterDbRevision:o ClusterDbRevisions:f
    ClusterIamRoles:o ClusterMaintenance:o ClusterParameterGroup:Dcdo ClusterParameterGroups:f ClusterParameters:f
    ClusterSecurityGroup:cd ClusterSecurityGroupIngress:O ClusterSecurityGroups:f ClusterSnapshot:Jcdo
    ClusterSnapshotSchedule:o ClusterSnapshots:f ClusterSubnetGroup:cdo ClusterSubnetGroups:f ClusterTracks:f
    ClusterVersions:f Clusters:f CustomDomainAssociation:cdo CustomDomainAssociations:f DataShare:B
    DataShareConsumer:ln DataShares:f DataSharesForConsumer:f DataSharesForProducer:f DeauthorizeDataShare
    DefaultClusterParameters:f DeleteClusterSnapshots:i EndpointAccess:Ocdfo EndpointAuthorization:f
    EventCategories:f EventSubscription:cdo EventSubscriptions:f Events:f FailoverPrimaryCompute
    FromClusterSnapshot:C HsmClientCertificate:cd HsmClientCertificates:f HsmConfiguration:cd HsmConfigurations:f
    IdentityCenterAuthToken:b InboundIntegrations:f Integration:cdo Integrations:f LakehouseConfiguration:o
    Logging:rt LoggingStatus:f ModifyClusterSnapshots:i Namespace:sy NodeConfigurationOptions:f
    OrderableClusterOptions:f Partner:cu PartnerStatus:e Partners:f PauseCluster Recommendations:a
    RedshiftIdcApplication:cdo RedshiftIdcApplications:f ReservedNodeExchange:A
    ReservedNodeExchangeConfigurationOptions:b ReservedNodeExchangeOfferings:b ReservedNodeExchangeStatus:f
    ReservedNodeOffering:T ReservedNodeOfferings:f ReservedNodes:f Resize:fp ResizeCluster ResourcePolicy:bcg
    RotateEncryptionKey ScheduledAction:cdo ScheduledActions:f SnapshotAccess:O SnapshotCopy:rt SnapshotCopyGrant:cd
    SnapshotCopyGrants:f SnapshotCopyRetentionPeriod:o SnapshotSchedule:cdo SnapshotSchedules:f Storage:f
    TableFromClusterSnapshot:C TableRestoreStatus:f Tags:cdf UsageLimit:cdo UsageLimits:f
    @redshift-data
    Databases:a ExecuteStatement:i Schemas:a Statement:Mfp StatementResult:b StatementResultV2:b Statements:a
    Table:f Tables:a
    @redshift-serverless
    ConvertRecoveryPointToSnapshot Credentials:b CustomDomainAssociation:bcde CustomDomainAssociations:a
    EndpointAccess:abcde FromRecoveryPoint:C FromSnapshot:C IdentityCenterAuthToken:b LakehouseConfiguration:e
    ManagedWorkgroups:a Namespace:bcde Namespaces:a RecoveryPoint:b RecoveryPoints:a Reservation:bd
    ReservationOffering:b ReservationOfferings:a Reservations:a Resource:jk ResourcePolicy:bcg ScheduledAction:bcde
    ScheduledActions:a Snapshot:bcde SnapshotCopyConfiguration:cde SnapshotCopyConfigurations:a Snapshots:a
    TableFromRecoveryPoint:C TableFromSnapshot:C TableRestoreStatus:ab TagsForResource:a Track:b Tracks:a
    UsageLimit:bcde UsageLimits:a Workgroup:bcde Workgroups:a
    @refactor-spaces
    Application:bcd Applications:a Environment:bcd EnvironmentVpcs:a Environments:a Resource:jk ResourcePolicy:bcg
    Route:bcde Routes:a Service:bcd Services:a TagsForResource:a
    @rekognition
    CelebrityInfo:b CelebrityRecognition:bh Collection:cdf Collections:a CompareFaces ContentModeration:bh
    CustomLabels:P Dataset:cdf DatasetEntries:ae DatasetLabels:a DistributeDatasetEntries FaceDetection:bh
    FaceLivenessSession:d FaceLivenessSessionResults:b FaceSearch:bh Faces:Paclnq FacesByImage:q IndexFaces
    LabelDetection:bh Labels:P MediaAnalysisJob:bh MediaAnalysisJobs:a ModerationLabels:P PersonTracking:bh
    Project:cd ProjectPolicies:a ProjectPolicy:cg ProjectVersion:Jcdhm ProjectVersions:f Projects:f
    ProtectiveEquipment:P RecognizeCelebrities Resource:jk SegmentDetection:bh StreamProcessor:cdefhm
    StreamProcessors:a TagsForResource:a Text:P TextDetection:bh User:cd Users:aq UsersByImage:q
    @reporting-marketplace
    BuyerDashboard:b
    @repostspace
    AddChannelRoleToAccessors:i AddRole:i Admin:sy Channel:bde Channels:a Invites:v RemoveChannelRoleFromAccessors:i
    RemoveRole:i Resource:jk Space:bcde Spaces:a TagsForResource:a
    @resiliencehub
    AlarmRecommendations:a App:cdef AppAssessment:cfh AppAssessmentComplianceDrifts:a AppAssessmentResourceDrifts:a
    AppAssessments:a AppComponentCompliances:a AppComponentRecommendations:a AppInputSource:c AppInputSources:a
    AppVersion:Wef AppVersionAppComponent:cdef AppVersionAppComponents:a AppVersionResource:cdef
    AppVersionResourceMappings:a AppVersionResources:a AppVersionResourcesResolutionStatus:f AppVersionTemplate:f
    AppVersions:a Apps:a DraftAppVersionResourceMappings:ux DraftAppVersionResourcesImportStatus:f
    DraftAppVersionTemplate:g Metrics:a MetricsExport:fh RecommendationTemplate:cd RecommendationTemplates:a
    ResiliencyPolicies:a ResiliencyPolicy:cdef ResolveAppVersionResources Resource:jk
    ResourceGroupingRecommendationTask:fh ResourceGroupingRecommendations:ABa ResourcesToDraftAppVersion:z
    SopRecommendations:a SuggestedResiliencyPolicies:a TagsForResource:a TestRecommendations:a
    UnsupportedAppVersionResources:a UpdateRecommendationStatus:i
    @resource-explorer-2
    AccountLevelServiceConfiguration:b DefaultView:bln GetView:i Index:bcd IndexType:e Indexes:a IndexesForMembers:a
    ManagedView:b ManagedViews:a Resource:jk ResourceExplorerSetup:bcd Resources:a Search ServiceIndex:b
    ServiceIndexes:a ServiceView:b ServiceViews:a StreamingAccessForServices:a SupportedResourceTypes:a
    TagsForResource:a View:bcde Views:a
    @resource-groups
    AccountSettings:be Group:bcde GroupConfiguration:bg GroupQuery:be GroupResources GroupResources:a
    GroupingStatuses:a Groups:a Resources:q Tag TagSyncTask:bhp TagSyncTasks:a Tags:b UngroupResources Untag
    @rolesanywhere
    AttributeMapping:cg Crl:bcertz Crls:a NotificationSettings:Dg Profile:bcdert Profiles:a Resource:jk Subject:b
    Subjects:a TagsForResource:a TrustAnchor:bcdert TrustAnchors:a
    @route53
    AccountLimit:b Change:b ChangeCidrCollection ChangeResourceRecordSets ChangeTagsForResource CheckerIpRanges:b
    CidrBlocks:a CidrCollection:cd CidrCollections:a CidrLocations:a DNSAnswer:I DNSSEC:b DeactivateKeySigningKey
    GeoLocation:b GeoLocations:a HealthCheck:bcde HealthCheckCount:b HealthCheckLastFailureReason:b
    HealthCheckStatus:b HealthChecks:a HostedZone:bcd HostedZoneComment:e HostedZoneCount:b HostedZoneDNSSEC:rt
    HostedZoneFeatures:e HostedZoneLimit:b HostedZones:a HostedZonesByName:a HostedZonesByVPC:a KeySigningKey:Zcd
    QueryLoggingConfig:bcd QueryLoggingConfigs:a ResourceRecordSets:a ReusableDelegationSet:bcd
    ReusableDelegationSetLimit:b ReusableDelegationSets:a TagsForResource:a TagsForResources:a TrafficPolicies:a
    TrafficPolicy:bcd TrafficPolicyComment:e TrafficPolicyInstance:bcde TrafficPolicyInstanceCount:b
    TrafficPolicyInstances:a TrafficPolicyInstancesByHostedZone:a TrafficPolicyInstancesByPolicy:a
    TrafficPolicyVersion:d TrafficPolicyVersions:a VPCAssociationAuthorization:cd VPCAssociationAuthorizations:a
    VPCFromHostedZone:n VPCWithHostedZone:l
    @route53-recovery-cluster
    RoutingControlState:be RoutingControlStates:e RoutingControls:a
    @route53-recovery-control-config
    AssociatedRoute53HealthChecks:a Cluster:cdef Clusters:a ControlPanel:cdef ControlPanels:a Resource:jk
    ResourcePolicy:b RoutingControl:cdef RoutingControls:a SafetyRule:cdef SafetyRules:a TagsForResource:a
    @route53-recovery-readiness
    ArchitectureRecommendations:b Cell:bcde CellReadinessSummary:b Cells:a CrossAccountAuthorization:cd
    CrossAccountAuthorizations:a ReadinessCheck:bcde ReadinessCheckResourceStatus:b ReadinessCheckStatus:b
    ReadinessChecks:a RecoveryGroup:bcde RecoveryGroupReadinessSummary:b RecoveryGroups:a Resource:jk
    ResourceSet:bcde ResourceSets:a Rules:a TagsForResources:a
    @route53domains
    CheckDomainAvailability CheckDomainTransferability ContactReachabilityStatus:b DelegationSignerFromDomain:n
    DelegationSignerToDomain:l Domain:cs DomainAutoRenew:rt DomainContact:e DomainContactPrivacy:e DomainDetail:b
    DomainNameservers:e DomainSuggestions:b DomainTransferFromAnotherAwsAccount:AB DomainTransferLock:rt
    DomainTransferToAnotherAwsAccount:p Domains:a OperationDetail:b Operations:a Prices:a PushDomain RenewDomain
    ResendContactReachabilityEmail ResendOperationAuthorization RetrieveDomainAuthCode TagsForDomain:ace
    TransferDomain TransferDomainToAnotherAwsAccount ViewBilling
    @route53globalresolver
    AccessSource:bcde AccessSources:a AccessToken:bcde AccessTokens:a CreateFirewallRule:i DNSView:bcdert DNSViews:a
    DeleteFirewallRule:i FirewallDomainList:bcd FirewallDomainLists:a FirewallDomains:aez FirewallRule:bcde
    FirewallRules:a GlobalResolver:bcde GlobalResolvers:a HostedZone:ln HostedZoneAssociation:be
    HostedZoneAssociations:a ManagedFirewallDomainList:b ManagedFirewallDomainLists:a Resource:jk TagsForResource:a
    UpdateFirewallRule:i
    @route53profiles
    Profile:bcdln ProfileAssociation:b ProfileAssociations:a ProfileResourceAssociation:be
    ProfileResourceAssociations:a Profiles:a Resource:jk ResourceFromProfile:n ResourceToProfile:l TagsForResource:a
    @route53resolver
    FirewallConfig:be FirewallConfigs:a FirewallDomainList:bcd FirewallDomainLists:a FirewallDomains:aez
    FirewallRule:cde FirewallRuleGroup:bcdln FirewallRuleGroupAssociation:be FirewallRuleGroupAssociations:a
    FirewallRuleGroupPolicy:bg FirewallRuleGroups:a FirewallRules:a OutpostResolver:bcde OutpostResolvers:a
    ResolverConfig:be ResolverConfigs:a ResolverDnssecConfig:be ResolverDnssecConfigs:a ResolverEndpoint:bcde
    ResolverEndpointIpAddress:ln ResolverEndpointIpAddresses:a ResolverEndpoints:a ResolverQueryLogConfig:bcdln
    ResolverQueryLogConfigAssociation:b ResolverQueryLogConfigAssociations:a ResolverQueryLogConfigPolicy:bg
    ResolverQueryLogConfigs:a ResolverRule:bcdeln ResolverRuleAssociation:b ResolverRuleAssociations:a
    ResolverRulePolicy:bg ResolverRules:a Resource:jk TagsForResource:a
    @rtbfabric
    Certificate:ln CertificateAssociation:b CertificateAssociations:a InboundExternalLink:bcd Link:ABbcde
    LinkModuleFlow:e LinkRoutingRule:bcde LinkRoutingRules:a Links:a OutboundExternalLink:bcd RequesterGateway:bcde
    RequesterGateways:a Resource:jk ResponderGateway:bcde ResponderGateways:a TagsForResource:a
    @rum
    AppMonitor:bcde AppMonitorData:b AppMonitors:a CreateRumMetricDefinitions:i DeleteRumMetricDefinitions:i
    GetRumMetricDefinitions:i Resource:jk ResourcePolicy:bcg RumEvents:g RumMetricDefinition:e
    RumMetricsDestination:cg RumMetricsDestinations:a TagsForResource:a
    @runtime-v2-lex
    Conversation:h RecognizeText RecognizeUtterance Session:bcg
    @s3
    AbortMultipartUpload AccessGrant:bcd AccessGrants:a AccessGrantsIdentityCenter:l AccessGrantsInstance:bcd
    AccessGrantsInstanceForPrefix:b AccessGrantsInstanceResourcePolicy:bcg AccessGrantsInstances:a
    AccessGrantsLocation:bcde AccessGrantsLocations:a AccessPoint:bcd AccessPointConfigurationForObjectLambda:bg
    AccessPointForObjectLambda:bcd AccessPointPolicy:bcg AccessPointPolicyForObjectLambda:bcg
    AccessPointPolicyStatus:b AccessPointPolicyStatusForObjectLambda:b AccessPointScope:bcg AccessPoints:a
    AccessPointsForDirectoryBuckets:a AccessPointsForObjectLambda:a Bucket:bcd BucketAbac:bg
    BucketAccelerateConfiguration:bg BucketAcl:bg BucketAnalyticsConfiguration:bcg BucketAnalyticsConfigurations:a
    BucketCors:bcg BucketEncryption:bcg BucketIntelligentTieringConfiguration:bcg
    BucketIntelligentTieringConfigurations:a BucketInventoryConfiguration:bcg BucketInventoryConfigurations:a
    BucketLifecycle:bcg BucketLifecycleConfiguration:bcg BucketLocation:b BucketLogging:bg
    BucketMetadataConfiguration:bcd BucketMetadataInventoryTableConfiguration:e
    BucketMetadataJournalTableConfiguration:e BucketMetadataTableConfiguration:bcd BucketMetricsConfiguration:bcg
    BucketMetricsConfigurations:a BucketNotification:bg BucketNotificationConfiguration:bg
    BucketOwnershipControls:bcg BucketPolicy:bcg BucketPolicyStatus:b BucketReplication:bcg BucketRequestPayment:bg
    BucketTagging:bcg BucketVersioning:bg BucketWebsite:bcg Buckets:a CallerAccessGrants:a DataAccess:b
    DirectoryBuckets:a DissociateAccessGrantsIdentityCenter HeadBucket HeadObject Job:df JobPriority:e JobStatus:e
    JobTagging:bcg Jobs:a MultiRegionAccessPoint:bcd MultiRegionAccessPointOperation:f
    MultiRegionAccessPointPolicy:bg MultiRegionAccessPointPolicyStatus:b MultiRegionAccessPointRoutes:Ub
    MultiRegionAccessPoints:a MultipartUpload:Xd MultipartUploads:a Object:CJbcg ObjectAcl:bg ObjectAttributes:b
    ObjectEncryption:e ObjectLegalHold:bg ObjectLockConfiguration:bg ObjectRetention:bg ObjectTagging:bcg
    ObjectTorrent:b ObjectVersions:a Objects:ac ObjectsV2:a Part:V PartCopy:V Parts:a PublicAccessBlock:bcg
    RegionalBuckets:a RenameObject Resource:jk SelectObjectContent Session:d StorageLensConfiguration:bcg
    StorageLensConfigurationTagging:bcg StorageLensConfigurations:a StorageLensGroup:bcde StorageLensGroups:a
    TagsForResource:a WriteGetObjectResponse
    @s3-control
    AccessGrant:bcd AccessGrants:a AccessGrantsIdentityCenter:l AccessGrantsInstance:bcd
    AccessGrantsInstanceForPrefix:b AccessGrantsInstanceResourcePolicy:bcg AccessGrantsInstances:a
    AccessGrantsLocation:bcde AccessGrantsLocations:a AccessPoint:bcd AccessPointConfigurationForObjectLambda:bg
    AccessPointForObjectLambda:bcd AccessPointPolicy:bcg AccessPointPolicyForObjectLambda:bcg
    AccessPointPolicyStatus:b AccessPointPolicyStatusForObjectLambda:b AccessPointScope:bcg AccessPoints:a
    AccessPointsForDirectoryBuckets:a AccessPointsForObjectLambda:a Bucket:bcd BucketLifecycleConfiguration:bcg
    BucketPolicy:bcg BucketReplication:bcg BucketTagging:bcg BucketVersioning:bg CallerAccessGrants:a DataAccess:b
    DissociateAccessGrantsIdentityCenter Job:df JobPriority:e JobStatus:e JobTagging:bcg Jobs:a
    MultiRegionAccessPoint:bcd MultiRegionAccessPointOperation:f MultiRegionAccessPointPolicy:bg
    MultiRegionAccessPointPolicyStatus:b MultiRegionAccessPointRoutes:Ub MultiRegionAccessPoints:a
    PublicAccessBlock:bcg RegionalBuckets:a Resource:jk StorageLensConfiguration:bcg
    StorageLensConfigurationTagging:bcg StorageLensConfigurations:a StorageLensGroup:bcde StorageLensGroups:a
    TagsForResource:a
    @s3-outposts
    Endpoint:cd Endpoints:a OutpostsWithS3:a SharedEndpoints:a
    @s3files
    AccessPoint:bcd AccessPoints:a FileSystem:bcd FileSystemPolicy:bcg FileSystems:a MountTarget:bcde MountTargets:a
    Resource:jk SynchronizationConfiguration:bg TagsForResource:a
    @s3tables
    Namespace:bcd Namespaces:a RenameTable Resource:jk Table:bcd TableBucket:bcd TableBucketEncryption:bcg
    TableBucketMaintenanceConfiguration:bg TableBucketMetricsConfiguration:bcg TableBucketPolicy:bcg
    TableBucketReplication:bcg TableBucketStorageClass:bg TableBuckets:a TableEncryption:b
    TableMaintenanceConfiguration:bg TableMaintenanceJobStatus:b TableMetadataLocation:be TablePolicy:bcg
    TableRecordExpirationConfiguration:bg TableRecordExpirationJobStatus:b TableReplication:bcg
    TableReplicationStatus:b TableStorageClass:b Tables:a TagsForResource:a
    @s3vectors
    Index:bcd Indexes:a QueryVectors Resource:jk TagsForResource:a VectorBucket:bcd VectorBucketPolicy:bcg
    VectorBuckets:a Vectors:abcg
    @sagemaker
    AIBenchmarkJob:cdfm AIBenchmarkJobs:a AIRecommendationJob:cdfm AIRecommendationJobs:a AIWorkloadConfig:cdf
    AIWorkloadConfigs:a Action:cdef Actions:a AddClusterNodes:i Algorithm:cdf Algorithms:a Aliases:a App:cdf
    AppImageConfig:cdef AppImageConfigs:a Apps:a Artifact:cdef Artifacts:a Association:cu Associations:a
    AutoMLJob:dfm AutoMLJobV2:df AutoMLJobs:a CandidatesForAutoMLJob:a Cluster:cdef ClusterEvent:f ClusterEvents:a
    ClusterHealthCheck:h ClusterNode:f ClusterNodeVolume:FG ClusterNodes:a ClusterSchedulerConfig:cdef
    ClusterSchedulerConfigs:a ClusterSoftware:e Clusters:a CodeRepositories:a CodeRepository:cdef
    CompilationJob:cdfm CompilationJobs:a ComputeQuota:cdef ComputeQuotas:a Context:cdef Contexts:a
    DataQualityJobDefinition:cdf DataQualityJobDefinitions:a DeleteClusterNodes:i Deployments:b
    DescribeModelPackage:i Device:f DeviceFleet:cdef DeviceFleetReport:b DeviceFleets:a DeviceRegistration:b
    Devices:aesy Domain:cdef Domains:a EdgeDeploymentPlan:cdf EdgeDeploymentPlans:a EdgeDeploymentStage:cdhm
    EdgePackagingJob:dfm EdgePackagingJobs:a Endpoint:Hcdef EndpointAsync:H EndpointConfig:cdf EndpointConfigs:a
    EndpointWeightsAndCapacities:e EndpointWithResponseStream:H Endpoints:a Experiment:cdef Experiments:a
    ExtendTrainingPlan FeatureGroup:cdef FeatureGroups:a FeatureMetadata:ef FlowDefinition:cdf FlowDefinitions:a
    GetMetrics:i GetRecord:i Heartbeat:v Hub:cdef HubContent:cefz HubContentPresignedUrls:d HubContentReference:cde
    HubContentVersions:a HubContents:a Hubs:a HumanLoop:cfhm HumanLoops:a HumanTaskUi:cdf HumanTaskUis:a
    HyperParameterTuningJob:cdfm HyperParameterTuningJobs:a Image:cdef ImageVersion:cdef ImageVersions:a Images:a
    InferenceComponent:cdef InferenceComponentRuntimeConfig:e InferenceComponents:a InferenceExperiment:cdefhm
    InferenceExperiments:a InferenceRecommendationsJob:dfm InferenceRecommendationsJobSteps:a
    InferenceRecommendationsJobs:a LabelingJob:dfm LabelingJobs:a LabelingJobsForWorkteam:a LineageGroup:f
    LineageGroupPolicy:b LineageGroups:a MlflowApp:cdef MlflowApps:a MlflowTrackingServer:cdefhm
    MlflowTrackingServers:a Model:cdf ModelBiasJobDefinition:cdf ModelBiasJobDefinitions:a ModelCard:cdef
    ModelCardExportJob:df ModelCardExportJobs:a ModelCardVersions:a ModelCards:a
    ModelExplainabilityJobDefinition:cdf ModelExplainabilityJobDefinitions:a ModelMetadata:a ModelPackage:cdef
    ModelPackageGroup:cdf ModelPackageGroupPolicy:bcg ModelPackageGroups:a ModelPackages:a
    ModelQualityJobDefinition:cdf ModelQualityJobDefinitions:a Models:a MonitoringAlert:e MonitoringAlertHistory:a
    MonitoringAlerts:a MonitoringExecutions:a MonitoringSchedule:cdefhm MonitoringSchedules:a
    NotebookInstance:cdefhm NotebookInstanceLifecycleConfig:cdef NotebookInstanceLifecycleConfigs:a
    NotebookInstances:a OptimizationJob:cdfm OptimizationJobs:a PartnerApp:cdef PartnerAppPresignedUrl:d
    PartnerApps:a Pipeline:cdef PipelineDefinitionForExecution:f PipelineExecution:efhm
    PipelineExecutionStepFailure:v PipelineExecutionStepSuccess:v PipelineExecutionSteps:a PipelineExecutions:a
    PipelineParametersForExecution:a PipelineVersion:e PipelineVersions:a Pipelines:a PresignedDomainUrl:d
    PresignedMlflowAppUrl:d PresignedMlflowTrackingServerUrl:d PresignedNotebookInstanceUrl:d ProcessingJob:cdfm
    ProcessingJobs:a Project:cdef Projects:a PutMetrics:i QueryLineage RebootClusterNodes:i Record:bcg
    RenderUiTemplate ReplaceClusterNodes:i ReservedCapacity:f ResourceCatalogs:a RetryPipelineExecution
    SagemakerServicecatalogPortfolio:rt SagemakerServicecatalogPortfolioStatus:b
    ScalingConfigurationRecommendation:b Search SearchSuggestions:b Session:h Space:cdef Spaces:a StageDevices:a
    StudioLifecycleConfig:cdf StudioLifecycleConfigs:a SubscribedWorkteam:f SubscribedWorkteams:a Tags:acu
    TrainingJob:cdefm TrainingJobs:a TrainingJobsForHyperParameterTuningJob:a TrainingPlan:df
    TrainingPlanExtensionHistory:f TrainingPlanOfferings:q TrainingPlans:a TransformJob:dfm TransformJobs:a
    Trial:cdef TrialComponent:cdefln TrialComponents:a Trials:a UltraServersByReservedCapacity:a UserProfile:cdef
    UserProfiles:a Workforce:cdef Workforces:a Workteam:cdef Workteams:a
    @sagemaker-geospatial
    EarthObservationJob:Ebchm EarthObservationJobs:a RasterDataCollection:bq RasterDataCollections:a Resource:jk
    TagsForResource:a Tile:b VectorEnrichmentJob:Ebchm VectorEnrichmentJobs:a
    @savingsplans
    QueuedSavingsPlan:c Resource:jk ReturnSavingsPlan SavingsPlan:d SavingsPlanRates:f SavingsPlans:f
    SavingsPlansOfferingRates:f SavingsPlansOfferings:f TagsForResource:a
    @scheduler
    Resource:jk Schedule:bcde ScheduleGroup:bcd ScheduleGroups:a Schedules:a TagsForResource:a
    @schemas
    CodeBinding:fg CodeBindingSource:b DiscoveredSchema:b Discoverer:cdefhm Discoverers:a Registries:a Registry:cdef
    Resource:jk ResourcePolicy:bcg Schema:Ecdef SchemaVersion:c SchemaVersions:a Schemas:aq TagsForResource:a
    @scn
    BillOfMaterialsImportJob:bd DataIntegrationEvent:bv DataIntegrationEvents:a DataIntegrationFlow:bcde
    DataIntegrationFlowExecution:b DataIntegrationFlowExecutions:a DataIntegrationFlows:a DataLakeDataset:bcde
    DataLakeDatasets:a DataLakeNamespace:bcde DataLakeNamespaces:a Instance:bcde Instances:a Resource:jk
    TagsForResource:a
    @sdb
    Attributes:bcg DeleteAttributes:i Domain:cd DomainExport:h DomainMetadata Domains:a Export:b Exports:a
    PutAttributes:i Select
    @secretsmanager
    GetSecretValue:i RandomPassword:b RegionsFromReplication:x ReplicateSecretToRegions ReplicationToReplica:m
    Resource:jk ResourcePolicy:Rbcg RotateSecret RotateSecret:p Secret:Ccdef SecretValue:bg SecretVersionIds:a
    SecretVersionStage:e Secrets:a
    @security-ir
    Case:bde CaseAttachmentDownloadUrl:b CaseAttachmentUploadUrl:b CaseComment:de CaseEdits:a CaseStatus:e Cases:a
    CloseCase Comments:a Feedback:v GetMemberAccountDetails:i Investigations:a Membership:bdep Memberships:a
    ResolverType:e Resource:jk TagsForResource:a
    @securityagent
    AgentSpace:cde AgentSpaces:a Application:bcde Applications:a Artifact:bcu Artifacts:a CodeRemediation:h
    CodeReview:de CodeReviewJob:hm CodeReviewJobTasks:a CodeReviewJobsForCodeReview:a CodeReviews:a
    DeleteCodeReviews:i DeletePentests:i DiscoveredEndpoints:a Finding:e Findings:a GetAgentSpaces:i
    GetArtifactMetadata:i GetCodeReviewJobTasks:i GetCodeReviewJobs:i GetCodeReviews:i GetFindings:i
    GetPentestJobTasks:i GetPentestJobs:i GetPentests:i GetTargetDomains:i InitiateProviderRegistration
    IntegratedResources:ae Integration:bcd Integrations:a Membership:cd Memberships:a Pentest:de PentestJob:hm
    PentestJobTasks:a PentestJobsForPentest:a Pentests:a Resource:jk TagsForResource:a TargetDomain:Ncde
    TargetDomains:a
    @securityhub
    ActionTarget:cde ActionTargets:f AdministratorAccount:b AdministratorInvitation:A AggregatorV2:bcde
    AggregatorsV2:a AutomationRule:d AutomationRuleV2:bcde AutomationRules:a AutomationRulesV2:a
    ConfigurationPolicies:a ConfigurationPolicy:bcde ConfigurationPolicyAssociation:bh
    ConfigurationPolicyAssociations:a ConfigurationPolicyDisassociation:h ConnectorV2:bcdes ConnectorsV2:a
    DeclineInvitations DeleteAutomationRules:i DisableStandards:i EnableStandards:i EnabledProductsForImport:a
    EnabledStandards:b FindingAggregator:bcde FindingAggregators:a FindingHistory:b FindingStatisticsV2:b
    Findings:be FindingsTrendsV2:b FindingsV2:b FromAdministratorAccount:n FromMasterAccount:n GetAutomationRules:i
    GetConfigurationPolicyAssociations:i GetSecurityControls:i GetStandardsControlAssociations:i Hub:f
    ImportFindings:i ImportFindingsForProduct:rt Insight:cde InsightResults:b Insights:b Invitation:A Invitations:ac
    InvitationsCount:b InviteMembers MasterAccount:b Members:abcdn OrganizationAdminAccount:rt
    OrganizationAdminAccounts:a OrganizationConfiguration:ef Products:f ProductsV2:f RecommendedPolicyV2:Kb
    Resource:jk ResourcesStatisticsV2:b ResourcesTrendsV2:b ResourcesV2:b SecurityControl:e
    SecurityControlDefinition:b SecurityControlDefinitions:a SecurityHub:rt SecurityHubConfiguration:e
    SecurityHubV2:frt Standards:f StandardsControl:e StandardsControlAssociations:a StandardsControls:f
    TagsForResource:a TicketV2:d UpdateAutomationRules:i UpdateFindings:i UpdateFindingsV2:i
    UpdateStandardsControlAssociations:i
    @securitylake
    AwsLogSource:cd CustomLogSource:cd DataLake:cde DataLakeDelegatedAdministrator:sy
    DataLakeExceptionSubscription:bcde DataLakeExceptions:a DataLakeOrganizationConfiguration:bcd DataLakeSources:b
    DataLakes:a LogSources:a Resource:jk Subscriber:bcde SubscriberNotification:cde Subscribers:a TagsForResource:a
    @serverlessrepo
    Application:bcde ApplicationDependencies:a ApplicationPolicy:bg ApplicationVersion:d ApplicationVersions:a
    Applications:a CloudFormationChangeSet:d CloudFormationTemplate:bd UnshareApplication
    @servicecatalog
    AWSOrganizationsAccess:rt AWSOrganizationsAccessStatus:b AcceptedPortfolioShares:a Application:bcde
    Applications:a AsProvisionedProduct:z AssociateServiceActionWithProvisioningArtifact:i
    AssociatedAttributeGroups:a AssociatedResource:b AssociatedResources:a AttributeGroup:bcdeln AttributeGroups:a
    AttributeGroupsForApplication:a BudgetFromResource:n BudgetWithResource:l BudgetsForResource:a Configuration:bg
    Constraint:cdef ConstraintsForPortfolio:a CopyProductStatus:f
    DisassociateServiceActionFromProvisioningArtifact:i LaunchPaths:a NotifyProvisionProductEngineWorkflowResult
    NotifyTerminateProvisionedProductEngineWorkflowResult NotifyUpdateProvisionedProductEngineWorkflowResult
    OrganizationPortfolioAccess:a Portfolio:cdef PortfolioAccess:a PortfolioShare:ABcde PortfolioShareStatus:f
    PortfolioShares:f Portfolios:a PortfoliosForProduct:a PrincipalFromPortfolio:n PrincipalWithPortfolio:l
    PrincipalsForPortfolio:a Product:Jcdef ProductAsAdmin:f ProductFromPortfolio:n ProductView:f
    ProductWithPortfolio:l Products:q ProductsAsAdmin:q ProvisionProduct ProvisionedProduct:Qef
    ProvisionedProductOutputs:b ProvisionedProductPlan:Mcdf ProvisionedProductPlans:a ProvisionedProductProperties:e
    ProvisionedProductServiceAction:M ProvisionedProducts:q ProvisioningArtifact:cdef ProvisioningArtifacts:a
    ProvisioningArtifactsForServiceAction:a ProvisioningParameters:f Record:f RecordHistory:a Resource:jkln
    ResourcesForTagOption:a ScanProvisionedProducts ServiceAction:cdef ServiceActionExecutionParameters:f
    ServiceActionFromProvisioningArtifact:n ServiceActionWithProvisioningArtifact:l ServiceActions:a
    ServiceActionsForProvisioningArtifact:a StackInstancesForProvisionedProduct:a SyncResource TagOption:cdef
    TagOptionFromResource:n TagOptionWithResource:l TagOptions:a TagsForResource:a
    @servicecatalog-appregistry
    Application:bcde Applications:a AssociatedAttributeGroups:a AssociatedResource:b AssociatedResources:a
    AttributeGroup:bcdeln AttributeGroups:a AttributeGroupsForApplication:a Configuration:bg Resource:jkln
    SyncResource TagsForResource:a
    @servicediscovery
    DiscoverInstances DiscoverInstancesRevision HttpNamespace:de Instance:bsy InstanceCustomHealthStatus:e
    Instances:a InstancesHealthStatus:b Namespace:bc Namespaces:a Operation:b Operations:a PrivateDnsNamespace:de
    PublicDnsNamespace:de Resource:jk Service:bcde ServiceAttributes:bce Services:a TagsForResource:a
    @servicequotas
    AWSDefaultServiceQuota:b AWSDefaultServiceQuotas:a AssociationForServiceQuotaTemplate:b AutoManagement:ehm
    AutoManagementConfiguration:b QuotaUtilizationReport:bh RequestServiceQuotaIncrease
    RequestedServiceQuotaChange:b RequestedServiceQuotaChangeHistory:a RequestedServiceQuotaChangeHistoryByQuota:a
    Resource:jk ServiceQuota:b ServiceQuotaIncreaseRequestFromTemplate:bc ServiceQuotaIncreaseRequestIntoTemplate:g
    ServiceQuotaIncreaseRequestsInTemplate:a ServiceQuotaTemplate:ln ServiceQuotas:a Services:a SupportCase:d
    TagsForResource:a
    @ses
    Account:b AccountDedicatedIpWarmupAttributes:g AccountDetails:g AccountSendingAttributes:g
    AccountSendingEnabled:be AccountSuppressionAttributes:g AccountVdmAttributes:g ActiveReceiptRuleSet:fw
    AddonInstance:bcd AddonInstances:a AddonSubscription:bcd AddonSubscriptions:a AddressList:bcd
    AddressListImportJob:bdhm AddressListImportJobs:a AddressLists:a Archive:bcde ArchiveExport:bhm ArchiveExports:a
    ArchiveMessage:b ArchiveMessageContent:b ArchiveSearch:bhm ArchiveSearchResults:b ArchiveSearches:a Archives:a
    BlacklistReports:b Bounce:v BulkEmail:v BulkTemplatedEmail:v CloneReceiptRuleSet ConfigurationSet:bcdf
    ConfigurationSetArchivingOptions:g ConfigurationSetDeliveryOptions:g ConfigurationSetEventDestination:cde
    ConfigurationSetEventDestinations:b ConfigurationSetReputationMetricsEnabled:e
    ConfigurationSetReputationOptions:g ConfigurationSetSendingEnabled:e ConfigurationSetSendingOptions:g
    ConfigurationSetSuppressionOptions:g ConfigurationSetTrackingOptions:cdeg ConfigurationSetVdmOptions:g
    ConfigurationSets:a Contact:bcde ContactList:bcde ContactLists:a Contacts:a CustomVerificationEmail:v
    CustomVerificationEmailTemplate:bcde CustomVerificationEmailTemplates:a DedicatedIp:b DedicatedIpInPool:g
    DedicatedIpPool:bcd DedicatedIpPoolScalingAttributes:g DedicatedIpPools:a DedicatedIpWarmupAttributes:g
    DedicatedIps:b DeliverabilityDashboardOption:g DeliverabilityDashboardOptions:b DeliverabilityTestReport:bd
    DeliverabilityTestReports:a DomainDeliverabilityCampaign:b DomainDeliverabilityCampaigns:a DomainDkim:N
    DomainIdentity:N DomainStatisticsReport:b Email:v EmailAddress:N EmailAddressInsights:b EmailIdentities:a
    EmailIdentity:Nbcd EmailIdentityConfigurationSetAttributes:g EmailIdentityDkimAttributes:g
    EmailIdentityDkimSigningAttributes:g EmailIdentityFeedbackAttributes:g EmailIdentityMailFromAttributes:g
    EmailIdentityPolicies:b EmailIdentityPolicy:cde EmailTemplate:bcde EmailTemplates:a ExportJob:bdp ExportJobs:a
    GetMetricData:i Identities:a Identity:c IdentityDkimAttributes:b IdentityDkimEnabled:w
    IdentityFeedbackForwardingEnabled:w IdentityHeadersInNotificationsEnabled:w IdentityMailFromDomain:w
    IdentityMailFromDomainAttributes:b IdentityNotificationAttributes:b IdentityNotificationTopic:w
    IdentityPolicies:ab IdentityPolicy:cg IdentityVerificationAttributes:b ImportJob:bd ImportJobs:a
    IngressPoint:bcde IngressPoints:a MemberFromAddressList:y MemberOfAddressList:b MemberToAddressList:s
    MembersOfAddressList:a MessageInsights:b MultiRegionEndpoint:bcd MultiRegionEndpoints:a RawEmail:v
    ReceiptFilter:cd ReceiptFilters:a ReceiptRule:cdef ReceiptRulePosition:w ReceiptRuleSet:cdf ReceiptRuleSets:a
    Recommendations:a Relay:bcde Relays:a RenderEmailTemplate:I RenderTemplate:I ReorderReceiptRuleSet
    ReputationEntities:a ReputationEntity:b ReputationEntityCustomerManagedStatus:e ReputationEntityPolicy:e
    Resource:jk ResourceTenants:a RuleSet:bcde RuleSets:a SendQuota:b SendStatistics:b SuppressedDestination:bcg
    SuppressedDestinations:a TagsForResource:a Template:bcde TemplatedEmail:v Templates:a Tenant:bcd
    TenantResourceAssociation:cd TenantResources:a Tenants:a TrafficPolicies:a TrafficPolicy:bcde
    VerifiedEmailAddress:c VerifiedEmailAddresses:a
    @shield
    ApplicationLayerAutomaticResponse:ert Attack:f AttackStatistics:f Attacks:a DRTAccess:f DRTLogBucket:ln
    DRTRole:ln EmergencyContactSettings:ef HealthCheck:ln ProactiveEngagement:rt ProactiveEngagementDetails:l
    Protection:cdf ProtectionGroup:cdef ProtectionGroups:a Protections:a Resource:jk ResourcesInProtectionGroup:a
    Subscription:cdef SubscriptionState:b TagsForResource:a
    @signer
    ProfilePermission:ux ProfilePermissions:a Resource:jk RevocationStatus:b SignPayload Signature:O SigningJob:fh
    SigningJobs:a SigningPlatform:b SigningPlatforms:a SigningProfile:Obgp SigningProfiles:a TagsForResource:a
    @signin
    OAuth2Token:d
    @simspaceweaver
    App:cfhm Apps:a Clock:hm Resource:jk Simulation:cfhm Simulations:a Snapshot:d TagsForResource:a
    @sms-voice
    AccountAttributes:f AccountDefaultProtectConfiguration:cw AccountLimits:f CarrierLookup ConfigurationSet:cd
    ConfigurationSetEventDestination:cde ConfigurationSetEventDestinations:b ConfigurationSets:af
    DefaultMessageFeedbackEnabled:w DefaultMessageType:cw DefaultSenderId:cw DestinationNumber:N
    DestinationNumberVerificationCode:v DiscardRegistrationVersion EventDestination:cde Keyword:cg Keywords:f
    MediaMessage:v MediaMessageSpendLimitOverride:cw MessageFeedback:g NotifyConfiguration:cde
    NotifyConfigurations:f NotifyCountries:a NotifyMessageSpendLimitOverride:cw NotifyTemplates:f
    NotifyTextMessage:v NotifyVoiceMessage:v OptOutList:cd OptOutLists:f OptedOutNumber:cg OptedOutNumbers:f
    OriginationIdentity:ln PhoneNumber:e PhoneNumbers:f Pool:cde PoolOriginationIdentities:a Pools:f
    ProtectConfiguration:cdeln ProtectConfigurationCountryRuleSet:be ProtectConfigurationRuleSetNumberOverride:cg
    ProtectConfigurationRuleSetNumberOverrides:a ProtectConfigurations:f RcsAgent:cde RcsAgentCountryLaunchStatus:f
    RcsAgents:f Registration:cd RegistrationAssociation:d RegistrationAssociations:a RegistrationAttachment:cd
    RegistrationAttachments:f RegistrationFieldDefinitions:f RegistrationFieldValue:cg RegistrationFieldValues:f
    RegistrationSectionDefinitions:f RegistrationTypeDefinitions:f RegistrationVersion:Ud RegistrationVersions:f
    Registrations:f ReleasePhoneNumber ReleaseSenderId RequestPhoneNumber RequestSenderId Resource:jk
    ResourcePolicy:bcg SenderId:e SenderIds:f SpendLimits:f TagsForResource:a TextMessage:v
    TextMessageSpendLimitOverride:cw VerifiedDestinationNumber:cd VerifiedDestinationNumbers:f VoiceMessage:v
    VoiceMessageSpendLimitOverride:cw
    @snow-device-management
    Device:f DeviceEc2Instances:f DeviceResources:a Devices:a Execution:f Executions:a Resource:jk TagsForResource:a
    Task:dfp Tasks:a
    @snowball
    Address:df Addresses:f Cluster:defp ClusterJobs:a Clusters:a CompatibleImages:a Job:defp JobManifest:b
    JobShipmentState:e JobUnlockCode:b Jobs:a LongTermPricing:ade PickupLocations:a ReturnShippingLabel:df
    ServiceVersions:a SnowballUsage:b SoftwareUpdates:b
    @sns
    Batch:W CheckIfPhoneNumberIsOptedOut ConfirmSubscription DataProtectionPolicy:bg Endpoint:c
    EndpointAttributes:bw EndpointsByPlatformApplication:a OptInPhoneNumber OriginationNumbers:a Permission:ux
    PhoneNumbersOptedOut:a PlatformApplication:cd PlatformApplicationAttributes:bw PlatformApplications:a
    PlatformEndpoint:d Publish Resource:jk SMSAttributes:bw SMSSandboxAccountStatus:b SMSSandboxPhoneNumber:Ncd
    SMSSandboxPhoneNumbers:a Subscribe SubscriptionAttributes:bw Subscriptions:a SubscriptionsByTopic:a
    TagsForResource:a Topic:cd TopicAttributes:bw Topics:a Unsubscribe
    @social-messaging
    LinkedWhatsAppBusinessAccount:b LinkedWhatsAppBusinessAccountPhoneNumber:b LinkedWhatsAppBusinessAccounts:a
    PostWhatsAppMessageMedia Resource:jk TagsForResource:a WhatsAppBusinessAccount:ln
    WhatsAppBusinessAccountEventDestinations:g WhatsAppMessage:v WhatsAppMessageMedia:bc
    WhatsAppMessageTemplate:bcde WhatsAppMessageTemplateFromLibrary:d WhatsAppMessageTemplateMedia:d
    WhatsAppMessageTemplates:a WhatsAppTemplateLibrary:a
    @sqs
    ChangeMessageVisibility ChangeMessageVisibilityBatch DeadLetterSourceQueues:a Message:cv MessageBatch:cv
    MessageMoveTask:hp MessageMoveTasks:a Permission:ux PurgeQueue Queue:cdjk QueueAttributes:bw QueueTags:a
    QueueUrl:b Queues:a ReceiveMessage
    @ssm
    AccessRequest:h AccessToken:b Activation:cd Activations:f Association:cdef AssociationBatch:d
    AssociationExecutionTargets:f AssociationExecutions:f AssociationStatus:e AssociationVersions:a Associations:a
    AssociationsOnce:h AutomationExecution:bhm AutomationExecutions:f AutomationSignal:v AutomationStepExecutions:f
    AvailablePatches:f CalendarState:b ChangeRequestExecution:h Command:pv CommandInvocation:b CommandInvocations:a
    Commands:a ComplianceItems:ag ComplianceSummaries:a ConnectionStatus:b DefaultPatchBaseline:bs
    DeployablePatchSnapshotForInstance:b Document:bcdef DocumentDefaultVersion:e DocumentMetadata:e
    DocumentMetadataHistory:a DocumentPermission:fo DocumentVersions:a Documents:a EffectiveInstanceAssociations:f
    EffectivePatchesForPatchBaseline:f ExecutionPreview:bh InstanceAssociationsStatus:f InstanceInformation:f
    InstancePatchStates:f InstancePatchStatesForPatchGroup:f InstancePatches:f InstanceProperties:f Inventory:bcg
    InventoryDeletions:f InventoryEntries:a InventorySchema:b LabelParameterVersion MaintenanceWindow:bcde
    MaintenanceWindowExecution:bp MaintenanceWindowExecutionTask:b MaintenanceWindowExecutionTaskInvocation:b
    MaintenanceWindowExecutionTaskInvocations:f MaintenanceWindowExecutionTasks:f MaintenanceWindowExecutions:f
    MaintenanceWindowSchedule:f MaintenanceWindowTarget:e MaintenanceWindowTargets:f MaintenanceWindowTask:be
    MaintenanceWindowTasks:f MaintenanceWindows:f MaintenanceWindowsForTarget:f ManagedInstance:y
    ManagedInstanceRole:e Nodes:a NodesSummary:a OpsItem:bcde OpsItemEvents:a OpsItemRelatedItem:ln
    OpsItemRelatedItems:a OpsItems:f OpsMetadata:abcde OpsSummary:b Parameter:bcg ParameterHistory:b Parameters:bcf
    ParametersByPath:b PatchBaseline:bcde PatchBaselineForPatchGroup:bsy PatchBaselines:f PatchGroupState:f
    PatchGroups:f PatchProperties:f ResourceComplianceSummaries:a ResourceDataSync:acde ResourcePolicies:b
    ResourcePolicy:cg ServiceSetting:Dbe Session:QYh Sessions:f TagsForResource:a TagsFromResource:x
    TagsToResource:u TargetFromMaintenanceWindow:y TargetWithMaintenanceWindow:s TaskFromMaintenanceWindow:y
    TaskWithMaintenanceWindow:s UnlabelParameterVersion
    @ssm-contacts
    ActivationCode:v Contact:bcde ContactChannel:Zbcde ContactChannels:a ContactPolicy:bg Contacts:a
    DeactivateContactChannel Engagement:fhm Engagements:a Page:Af PageReceipts:a PageResolutions:a PagesByContact:a
    PagesByEngagement:a PreviewRotationShifts:a Resource:jk Rotation:bcde RotationOverride:bcd RotationOverrides:a
    RotationShifts:a Rotations:a TagsForResource:a
    @ssm-guiconnect
    ConnectionRecordingPreferences:bce
    @ssm-incidents
    DeletionProtection:e GetIncidentFindings:i Incident:h IncidentFindings:a IncidentRecord:bce IncidentRecords:a
    RelatedItems:ae ReplicationSet:bcde ReplicationSets:a Resource:jk ResourcePolicies:b ResourcePolicy:cg
    ResponsePlan:bcde ResponsePlans:a TagsForResource:a TimelineEvent:bcde TimelineEvents:a
    @ssm-quicksetup
    Configuration:b ConfigurationDefinition:e ConfigurationManager:bcde ConfigurationManagers:a Configurations:a
    QuickSetupTypes:a Resource:jk ServiceSettings:be TagsForResource:a
    @ssm-sap
    Application:bhmsy ApplicationRefresh:h ApplicationSettings:e Applications:a Component:b Components:a
    ConfigurationCheckDefinitions:a ConfigurationCheckOperation:b ConfigurationCheckOperations:a
    ConfigurationChecks:h Database:b Databases:a Operation:b OperationEvents:a Operations:a Resource:jk
    ResourcePermission:bcg SubCheckResults:a SubCheckRuleResults:a TagsForResource:a
    @sso
    AccountAssignment:cd AccountAssignmentCreationStatus:af AccountAssignmentDeletionStatus:af AccountAssignments:a
    AccountAssignmentsForPrincipal:a AccountsForProvisionedPermissionSet:a Application:cdef
    ApplicationAccessScope:bcg ApplicationAccessScopes:a ApplicationAssignment:cdf
    ApplicationAssignmentConfiguration:bg ApplicationAssignments:a ApplicationAssignmentsForPrincipal:a
    ApplicationAuthenticationMethod:bcg ApplicationAuthenticationMethods:a ApplicationGrant:bcg ApplicationGrants:a
    ApplicationProvider:f ApplicationProviders:a ApplicationSessionConfiguration:bg Applications:a
    CustomerManagedPolicyReferenceFromPermissionSet:G CustomerManagedPolicyReferenceToPermissionSet:F
    CustomerManagedPolicyReferencesInPermissionSet:a InlinePolicyForPermissionSet:b InlinePolicyFromPermissionSet:c
    InlinePolicyToPermissionSet:g Instance:cdef InstanceAccessControlAttributeConfiguration:cdef Instances:a
    ManagedPoliciesInPermissionSet:a ManagedPolicyFromPermissionSet:G ManagedPolicyToPermissionSet:F
    PermissionSet:cdef PermissionSetProvisioningStatus:af PermissionSets:a PermissionSetsProvisionedToAccount:a
    PermissionsBoundaryForPermissionSet:b PermissionsBoundaryFromPermissionSet:c
    PermissionsBoundaryToPermissionSet:g ProvisionPermissionSet Region:fux Regions:a Resource:jk TagsForResource:a
    TrustedTokenIssuer:cdef TrustedTokenIssuers:a
    @sso-oauth
    Client:s DeviceAuthorization:h Token:d TokenWithIAM:d
    @states
    Activities:a Activity:cdf ActivityTask:b Execution:fhm ExecutionHistory:b Executions:a MapRun:ef MapRuns:a
    RedriveExecution Resource:jk State:I StateMachine:cdef StateMachineAlias:cdef StateMachineAliases:a
    StateMachineDefinition:R StateMachineForExecution:f StateMachineVersion:Wc StateMachineVersions:a
    StateMachines:a SyncExecution:h TagsForResource:a TaskFailure:v TaskHeartbeat:v TaskSuccess:v
    @storagegateway
    Archival:p AssignTapePool AutomaticTapeCreationPolicies:a AutomaticTapeCreationPolicy:ce
    AvailabilityMonitorTest:fh BandwidthRateLimit:cef BandwidthRateLimitSchedule:ef Cache:Dfu CacheReport:cfhp
    CacheReports:a CachediSCSIVolume:d CachediSCSIVolumes:f ChapCredentials:cef EvictFilesFailingUpload FileShare:c
    FileShares:a FileSystem:ln FileSystemAssociation:e FileSystemAssociations:af Gateway:Zcht GatewayInformation:ef
    GatewaySoftwareNow:e Gateways:a JoinDomain LocalConsolePassword:w LocalDisks:a MaintenanceStartTime:ef
    NFSFileShare:de NFSFileShares:f NotifyWhenUploaded RefreshCache Retrieval:p RetrieveTapeArchive
    RetrieveTapeRecoveryPoint SMBFileShare:de SMBFileShareVisibility:e SMBFileShares:f SMBGuestPassword:w
    SMBLocalGroups:e SMBSecurityStrategy:e SMBSettings:f ShutdownGateway Snapshot:d
    SnapshotFromVolumeRecoveryPoint:d SnapshotSchedule:cef StorediSCSIVolume:d StorediSCSIVolumes:f
    TagsForResource:a TagsFromResource:x TagsToResource:u Tape:c TapeArchive:c TapeArchives:f TapePool:cd
    TapePools:a TapeRecoveryPoints:f TapeWithBarcode:d Tapes:adf UploadBuffer:fu VTLDeviceType:e VTLDevices:f
    Volume:FGc VolumeInitiators:a VolumeRecoveryPoints:a Volumes:a WorkingStorage:fu
    @sts
    AccessKeyInfo:b AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot CallerIdentity:b
    DecodeAuthorizationMessage DelegatedAccessToken:b FederationToken:b SessionToken:b WebIdentityToken:b
    @support
    Attachment:f AttachmentsToSet:u Case:d Cases:f CommunicationToCase:u Communications:f CreateCaseOptions:f
    RefreshTrustedAdvisorCheck ResolveCase Services:f SeverityLevels:f SupportedLanguages:f
    TrustedAdvisorCheckRefreshStatuses:f TrustedAdvisorCheckResult:f TrustedAdvisorCheckSummaries:f
    TrustedAdvisorChecks:f
    @supportapp
    AccountAlias:bcg SlackChannelConfiguration:cde SlackChannelConfigurations:a SlackWorkspaceConfiguration:c
    SlackWorkspaceConfigurations:a SlackWorkspaceForOrganization:s
    @sustainability
    EstimatedCarbonEmissions:b EstimatedCarbonEmissionsDimensionValues:b
    @swf
    ActivityType:cfs ActivityTypes:a ClosedWorkflowExecutions:a CountClosedWorkflowExecutions
    CountOpenWorkflowExecutions CountPendingActivityTasks CountPendingDecisionTasks DeprecateActivityType
    DeprecateDomain DeprecateWorkflowType Domain:fs Domains:a OpenWorkflowExecutions:a PollForActivityTask
    PollForDecisionTask RecordActivityTaskHeartbeat RequestCancelWorkflowExecution Resource:jk
    RespondActivityTaskCanceled RespondActivityTaskCompleted RespondActivityTaskFailed RespondDecisionTaskCompleted
    SignalWorkflowExecution TagsForResource:a UndeprecateActivityType UndeprecateDomain UndeprecateWorkflowType
    WorkflowExecution:Qfh WorkflowExecutionHistory:b WorkflowType:cfs WorkflowTypes:a
    @synthetics
    AssociatedGroups:a Canaries:f CanariesLastRun:f Canary:bcdehm CanaryDryRun:h CanaryRuns:b Group:bcd
    GroupResources:a Groups:a Resource:jkln RuntimeVersions:f TagsForResource:a
    @tagging
    ComplianceSummary:b ReportCreation:fh RequiredTags:a Resources:bjk TagKeys:b TagValues:b
    @tax
    DeleteTaxRegistration:i GetTaxExemptions:i PutTaxRegistration:i SupplementalTaxRegistration:cg
    SupplementalTaxRegistrations:a TaxExemption:g TaxExemptionTypes:b TaxExemptions:a TaxInheritance:bg
    TaxRegistration:bcg TaxRegistrationDocument:b TaxRegistrations:a
    @textract
    Adapter:bcde AdapterVersion:bcd AdapterVersions:a Adapters:a AnalyzeDocument AnalyzeExpense AnalyzeID
    DocumentAnalysis:bh DocumentText:P DocumentTextDetection:bh ExpenseAnalysis:bh LendingAnalysis:bh
    LendingAnalysisSummary:b Resource:jk TagsForResource:a
    @thinclient
    Device:bcey Devices:a Environment:bcde Environments:a Resource:jk SoftwareSet:be SoftwareSets:a
    TagsForResource:a
    @timestream
    AccountSettings:ef BatchLoadTask:Ydf BatchLoadTasks:a Database:cdef Databases:a Endpoints:f PrepareQuery Query
    Query:p Resource:jk ScheduledQueries:a ScheduledQuery:Mcdef Table:cdef Tables:a TagsForResource:a WriteRecords
    @timestream-influxdb
    DbCluster:Sbcde DbClusters:a DbInstance:Sbcde DbInstances:a DbInstancesForCluster:a DbParameterGroup:bd
    DbParameterGroups:a Resource:jk TagsForResource:a
    @tnb
    InstantiateSolNetworkInstance Resource:jk SolFunctionInstance:b SolFunctionInstances:a SolFunctionPackage:bcde
    SolFunctionPackageContent:Rbg SolFunctionPackageDescriptor:b SolFunctionPackages:a SolNetworkInstance:Qbcde
    SolNetworkInstances:a SolNetworkOperation:bp SolNetworkOperations:a SolNetworkPackage:bcde
    SolNetworkPackageContent:Rbg SolNetworkPackageDescriptor:b SolNetworkPackages:a TagsForResource:a
    @transcribe
    CallAnalyticsCategories:a CallAnalyticsCategory:bcde CallAnalyticsJob:bch CallAnalyticsJobs:a LanguageModel:cdf
    LanguageModels:a MedicalScribeJob:bch MedicalScribeJobs:a MedicalTranscriptionJob:bch MedicalTranscriptionJobs:a
    MedicalVocabularies:a MedicalVocabulary:bcde Resource:jk TagsForResource:a TranscriptionJob:bch
    TranscriptionJobs:a Vocabularies:a Vocabulary:bcde VocabularyFilter:bcde VocabularyFilters:a
    @transfer
    Access:cdef Accesses:a Agreement:cdef Agreements:a Certificate:cefz Certificates:a Connection:I Connector:cdef
    Connectors:a DirectoryListing:h Execution:f Executions:a FileTransfer:h FileTransferResults:a HostKey:cefz
    HostKeys:a IdentityProvider:I Profile:cdef Profiles:a RemoteDelete:h RemoteMove:h Resource:jk SecurityPolicies:a
    SecurityPolicy:f Server:cdefhm Servers:a SshPublicKey:cz TagsForResource:a User:cdef Users:a WebApp:cdef
    WebAppCustomization:cef WebApps:a Workflow:cdf WorkflowStepState:v Workflows:a
    @translate
    Languages:a ParallelData:abcde Resource:jk TagsForResource:a Terminologies:a Terminology:bcz
    TextTranslationJob:fhm TextTranslationJobs:a TranslateDocument TranslateText
    @trustedadvisor
    Checks:a OrganizationRecommendation:b OrganizationRecommendationAccounts:a OrganizationRecommendationLifecycle:e
    OrganizationRecommendationResources:a OrganizationRecommendations:a Recommendation:b RecommendationLifecycle:e
    RecommendationResources:a Recommendations:a UpdateRecommendationResourceExclusion:i
    @uxc
    AccountCustomizations:be Services:a
    @verifiedpermissions
    GetPolicy:i IdentitySource:bcde IdentitySources:a IsAuthorized IsAuthorized:i IsAuthorizedWithToken
    IsAuthorizedWithToken:i Policies:a Policy:bcde PolicyStore:bcde PolicyStoreAlias:bcd PolicyStoreAliases:a
    PolicyStores:a PolicyTemplate:bcde PolicyTemplates:a Resource:jk Schema:bg TagsForResource:a
    @voice-chime
    AvailablePhoneNumbers:q AvailableVoiceConnectorRegions:a DeletePhoneNumber:i E911Address:R GlobalSettings:be
    PhoneNumber:Cbce PhoneNumberOrder:bd PhoneNumberOrders:a PhoneNumberSettings:be PhoneNumbers:a
    PhoneNumbersFromVoiceConnector:n PhoneNumbersFromVoiceConnectorGroup:n PhoneNumbersWithVoiceConnector:l
    PhoneNumbersWithVoiceConnectorGroup:l ProxySession:bcde ProxySessions:a Resource:jk SipMediaApplication:bcde
    SipMediaApplicationAlexaSkillConfiguration:bg SipMediaApplicationCall:de
    SipMediaApplicationLoggingConfiguration:bg SipMediaApplications:a SipRule:bcde SipRules:a SpeakerSearchTask:bhm
    SupportedPhoneNumberCountries:a TagsForResource:a UpdatePhoneNumber:i VoiceConnector:bcde
    VoiceConnectorEmergencyCallingConfiguration:bcg VoiceConnectorExternalSystemsConfiguration:bcg
    VoiceConnectorGroup:bcde VoiceConnectorGroups:a VoiceConnectorLoggingConfiguration:bg
    VoiceConnectorOrigination:bcg VoiceConnectorProxy:bcg VoiceConnectorStreamingConfiguration:bcg
    VoiceConnectorTermination:bcg VoiceConnectorTerminationCredentials:acg VoiceConnectorTerminationHealth:b
    VoiceConnectors:a VoiceProfile:bcde VoiceProfileDomain:bcde VoiceProfileDomains:a VoiceProfiles:a
    VoiceToneAnalysisTask:bhm
    @voiceid
    Domain:cdef Domains:a EvaluateSession Fraudster:cfln FraudsterRegistrationJob:fh FraudsterRegistrationJobs:a
    Fraudsters:a OptOutSpeaker Resource:jk Speaker:cf SpeakerEnrollmentJob:fh SpeakerEnrollmentJobs:a Speakers:a
    TagsForResource:a Watchlist:cdef Watchlists:a
    @vpc-lattice
    AccessLogSubscription:bcde AccessLogSubscriptions:a AuthPolicy:bcg DomainVerification:bch DomainVerifications:a
    Listener:bcde Listeners:a Resource:jk ResourceConfiguration:bcde ResourceConfigurations:a
    ResourceEndpointAssociation:c ResourceEndpointAssociations:a ResourceGateway:bcde ResourceGateways:a
    ResourcePolicy:bcg Rule:bcde Rules:a Service:bcde ServiceNetwork:bcde ServiceNetworkResourceAssociation:bcd
    ServiceNetworkResourceAssociations:a ServiceNetworkServiceAssociation:bcd ServiceNetworkServiceAssociations:a
    ServiceNetworkVpcAssociation:bcde ServiceNetworkVpcAssociations:a ServiceNetworkVpcEndpointAssociations:a
    ServiceNetworks:a Services:a TagsForResource:a TargetGroup:bcde TargetGroups:a Targets:asy UpdateRule:i
    @waf
    ActivatedRulesInRuleGroup:a ByteMatchSet:bcde ByteMatchSets:a ChangeToken:b ChangeTokenStatus:b GeoMatchSet:bcde
    GeoMatchSets:a IPSet:bcde IPSets:a LoggingConfiguration:bcg LoggingConfigurations:a PermissionPolicy:bcg
    RateBasedRule:bcde RateBasedRuleManagedKeys:b RateBasedRules:a RegexMatchSet:bcde RegexMatchSets:a
    RegexPatternSet:bcde RegexPatternSets:a Resource:jk Rule:bcde RuleGroup:bcde RuleGroups:a Rules:a
    SampledRequests:b SizeConstraintSet:bcde SizeConstraintSets:a SqlInjectionMatchSet:bcde SqlInjectionMatchSets:a
    SubscribedRuleGroups:a TagsForResource:a WebACL:bcde WebACLMigrationStack:d WebACLs:a XssMatchSet:bcde
    XssMatchSets:a
    @waf-regional
    ActivatedRulesInRuleGroup:a ByteMatchSet:bcde ByteMatchSets:a ChangeToken:b ChangeTokenStatus:b GeoMatchSet:bcde
    GeoMatchSets:a IPSet:bcde IPSets:a LoggingConfiguration:bcg LoggingConfigurations:a PermissionPolicy:bcg
    RateBasedRule:bcde RateBasedRuleManagedKeys:b RateBasedRules:a RegexMatchSet:bcde RegexMatchSets:a
    RegexPatternSet:bcde RegexPatternSets:a Resource:jk ResourcesForWebACL:a Rule:bcde RuleGroup:bcde RuleGroups:a
    Rules:a SampledRequests:b SizeConstraintSet:bcde SizeConstraintSets:a SqlInjectionMatchSet:bcde
    SqlInjectionMatchSets:a SubscribedRuleGroups:a TagsForResource:a WebACL:bcdeln WebACLForResource:b
    WebACLMigrationStack:d WebACLs:a XssMatchSet:bcde XssMatchSets:a
    @wafv2
    APIKey:cd APIKeys:a AllManagedProducts:f AvailableManagedRuleGroupVersions:a AvailableManagedRuleGroups:a
    CheckCapacity DecryptedAPIKey:b FirewallManagerRuleGroups:c IPSet:bcde IPSets:a LoggingConfiguration:bcg
    LoggingConfigurations:a ManagedProductsByVendor:f ManagedRuleGroup:f ManagedRuleSet:b
    ManagedRuleSetVersionExpiryDate:e ManagedRuleSetVersions:g ManagedRuleSets:a MobileSdkRelease:b
    MobileSdkReleaseUrl:K MobileSdkReleases:a PermissionPolicy:bcg RateBasedStatementManagedKeys:b
    RegexPatternSet:bcde RegexPatternSets:a Resource:jk ResourcesForWebACL:a RuleGroup:bcde RuleGroups:a
    SampledRequests:b TagsForResource:a TopPathStatisticsByTraffic:b WebACL:bcdeln WebACLForResource:b WebACLs:a
    @wellarchitected
    Answer:be Answers:a CheckDetails:a CheckSummaries:a ConsolidatedReport:b GlobalSettings:be Integration:e
    Lens:Ebcz LensReview:be LensReviewImprovements:a LensReviewReport:b LensReviews:a LensShare:cd LensShares:a
    LensVersion:d LensVersionDifference:b Lenses:aln Milestone:bd Milestones:a Notifications:a Profile:bcde
    ProfileNotifications:a ProfileShare:cd ProfileShares:a ProfileTemplate:b Profiles:aln Resource:jk
    ReviewTemplate:bcde ReviewTemplateAnswer:be ReviewTemplateAnswers:a ReviewTemplateLensReview:be
    ReviewTemplates:a ShareInvitation:e ShareInvitations:a TagsForResource:a TemplateShare:cd TemplateShares:a
    UpgradeLensReview UpgradeProfileVersion UpgradeReviewTemplateLensReview Workload:bcde WorkloadShare:cde
    WorkloadShares:a Workloads:a
    @wickr
    BlockedGuestUsers:a Bot:bcde Bots:a BotsCount:b CreateUser:i DataRetention:e DataRetentionBot:bcd
    DataRetentionBotChallenge:d DeleteUser:i DevicesForUser:a GuestUser:e GuestUserHistoryCount:b GuestUsers:a
    LookupUserUname:i Network:bcde NetworkSettings:be Networks:a OidcConfig:s OidcConfigTest:s OidcInfo:b
    OpentdfConfig:bs ReinviteUser:i ResetDevicesForUser:i SecurityGroup:bcde SecurityGroupUsers:a SecurityGroups:a
    ToggleUserSuspendStatus:i User:be Users:a UsersCount:b
    @wisdom
    AIAgent:bcde AIAgentVersion:cd AIAgentVersions:a AIAgents:a AIGuardrail:bcde AIGuardrailVersion:cd
    AIGuardrailVersions:a AIGuardrails:a AIPrompt:bcde AIPromptVersion:cd AIPromptVersions:a AIPrompts:a
    Assistant:bcd AssistantAIAgent:ex AssistantAssociation:bcd AssistantAssociations:a Assistants:a Content:bcdeq
    ContentAssociation:bcd ContentAssociations:a ContentSummary:b ContentUpload:h Contents:a
    DeactivateMessageTemplate Feedback:g ImportJob:bch ImportJobs:a KnowledgeBase:bcd KnowledgeBaseTemplateUri:ex
    KnowledgeBases:a Message:v MessageTemplate:Zbcde MessageTemplateAttachment:cd MessageTemplateMetadata:e
    MessageTemplateVersion:d MessageTemplateVersions:a MessageTemplates:aq Messages:a Models:a NextMessage:b
    NotifyRecommendationsReceived QueryAssistant QuickResponse:bcde QuickResponses:aq Recommendations:b
    RenderMessageTemplate Resource:jk Retrieve Session:bde SessionData:e Sessions:q Spans:a TagsForResource:a
    @workdocs
    AbortDocumentVersionUpload Activities:f AllResourcePermissions:x Comment:cd Comments:f CurrentUser:b
    CustomMetadata:cd DeactivateUser Document:bce DocumentPath:b DocumentVersion:bce DocumentVersions:Cf Folder:bcde
    FolderContents:cf FolderPath:b Groups:f InitiateDocumentVersionUpload Labels:cd NotificationSubscription:cd
    NotificationSubscriptions:f ResourcePermission:x ResourcePermissions:fu Resources:bq RootFolders:f User:Zcde
    Users:f
    @workmail
    AccessControlEffect:b AccessControlRule:cg AccessControlRules:a Alias:cd Aliases:a AssumeImpersonationRole
    AvailabilityConfiguration:Icde AvailabilityConfigurations:a DefaultMailDomain:e DefaultRetentionPolicy:b
    DelegateFromResource:n DelegateToResource:l EmailMonitoringConfiguration:cfg Entity:f FromWorkMail:y Group:cdef
    GroupMembers:a Groups:a GroupsForEntity:a IdentityCenterApplication:cd IdentityProviderConfiguration:cfg
    ImpersonationRole:bcde ImpersonationRoleEffect:b ImpersonationRoles:a InboundDmarcSettings:fg MailDomain:bsy
    MailDomains:a MailboxDetails:b MailboxExportJob:fhp MailboxExportJobs:a MailboxPermissions:acg MailboxQuota:e
    MemberFromGroup:n MemberToGroup:l MobileDeviceAccessEffect:b MobileDeviceAccessOverride:bcg
    MobileDeviceAccessOverrides:a MobileDeviceAccessRule:cde MobileDeviceAccessRules:a Organization:cdf
    Organizations:a Password:D PersonalAccessToken:c PersonalAccessTokenMetadata:b PersonalAccessTokens:a
    PrimaryEmailAddress:e Resource:cdefjk ResourceDelegates:a Resources:a RetentionPolicy:cg TagsForResource:a
    ToWorkMail:s User:cdef Users:a
    @workmailmessageflow
    RawMessageContent:bg
    @workspaces
    Account:fo AccountLink:b AccountLinkInvitation:ABcd AccountLinks:a AccountModifications:f
    ApplicationAssociations:f Applications:f AuthorizeIpRules AvailableManagementCidrRanges:a BundleAssociations:f
    CertificateBasedAuthProperties:o ClientBranding:cfz ClientProperties:fo ConnectClientAddIn:cde
    ConnectClientAddIns:f ConnectionAlias:cdln ConnectionAliasPermission:e ConnectionAliasPermissions:f
    ConnectionAliases:f CustomWorkspaceImage:z CustomWorkspaceImageImport:f DeployWorkspaceApplications
    EndpointEncryptionMode:o ImageAssociations:f IpGroup:cd IpGroups:fln IpRules:O MigrateWorkspace
    RebuildWorkspaces RulesOfIpGroup:e SamlProperties:o SelfservicePermissions:o StandbyWorkspaces:d
    StreamingProperties:o Tags:cdf UpdatedWorkspaceImage:d Workspace:C WorkspaceAccessProperties:o
    WorkspaceApplication:ln WorkspaceAssociations:f WorkspaceBundle:cde WorkspaceBundles:f
    WorkspaceCreationProperties:o WorkspaceDirectories:f WorkspaceDirectory:sy WorkspaceImage:Jcdz
    WorkspaceImagePermission:e WorkspaceImagePermissions:f WorkspaceImages:f WorkspaceProperties:o
    WorkspaceSnapshots:f WorkspaceState:o Workspaces:QSdfhm WorkspacesConnectionStatus:f WorkspacesPool:Qdehm
    WorkspacesPoolSession:Q WorkspacesPoolSessions:f WorkspacesPools:f
    @workspaces-instances
    InstanceTypes:a Regions:a Resource:jk TagsForResource:a Volume:cdln WorkspaceInstance:bcd WorkspaceInstances:a
    @workspaces-web
    BrowserSettings:abcdeln DataProtectionSettings:abcdeln ExpireSession IdentityProvider:bcde IdentityProviders:a
    IpAccessSettings:abcdeln NetworkSettings:abcdeln Portal:bcde PortalServiceProviderMetadata:b Portals:a
    Resource:jk Session:b SessionLogger:bcdeln SessionLoggers:a Sessions:a TagsForResource:a TrustStore:bcdeln
    TrustStoreCertificate:b TrustStoreCertificates:a TrustStores:a UserAccessLoggingSettings:abcdeln
    UserSettings:abcdeln
    @xray
    EncryptionConfig:bg GetTraces:i Group:bcde Groups:b IndexingRule:e IndexingRules:b Insight:b InsightEvents:b
    InsightImpactGraph:b InsightSummaries:b Resource:jk ResourcePolicies:a ResourcePolicy:cg RetrievedTraces:a
    RetrievedTracesGraph:b SamplingRule:cde SamplingRules:b SamplingStatisticSummaries:b SamplingTargets:b
    ServiceGraph:b TagsForResource:a TelemetryRecords:g TimeSeriesServiceStatistics:b TraceGraph:b TraceRetrieval:hp
    TraceSegmentDestination:be TraceSegments:g TraceSummaries:b
    """
}
