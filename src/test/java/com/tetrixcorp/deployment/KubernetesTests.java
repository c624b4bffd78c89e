package com.tetrixcorp.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class KubernetesTests {

	private static final ServiceFacts SERVICE = ServiceFacts.read();

	private static final ManifestFiles FILES = ManifestFiles.read();

	private static final String DEPLOYMENT = "base/deployment.yaml";

	@ParameterizedTest
	@MethodSource("manifests")
	void everyManifestIsWhatTheClusterTakesAndHasNoFieldThatItDoesNotKnow(String path) {
		assertThat(schemaFlaws(FILES, path)).isEmpty();
	}

	@Test
	void allKindsAreThere() {
		assertThat(manifests()).hasSizeGreaterThanOrEqualTo(12);
		assertThat(ManifestSet.of(FILES, KustomizationRules.BASE).objects()).containsOnlyKeys("Deployment", "Service",
				"Ingress", "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy", "ServiceMonitor");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					base/deployment.yaml | minReadySeconds: 10         | minReadySecond: 10            | Deployment.spec.minReadySecond is unknown
					base/deployment.yaml | minReadySeconds: 10         | minReadySeconds: "10"         | Deployment.spec.minReadySeconds is no Integer
					base/deployment.yaml | runAsNonRoot: true          | runAsNonRoot: "true"          | Deployment.spec.template.spec.securityContext.runAsNonRoot is no Boolean
					base/deployment.yaml | cpu: "1"                    | cpu: one                      | Deployment.spec.template.spec.containers[0].resources.limits.cpu is no Quantity
					base/deployment.yaml | path: /api/health/ready     | url: /api/health/ready        | Deployment.spec.template.spec.containers[0].readinessProbe.httpGet.url is unknown
					base/deployment.yaml | sleep: { seconds: 15 }      | sleep: { second: 15 }         | Deployment.spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds is missing
					base/deployment.yaml | drop: [ALL]                 | drop: ALL                     | Deployment.spec.template.spec.containers[0].securityContext.capabilities.drop is no list
					base/deployment.yaml | name: tmp, mountPath        | name: 1, mountPath            | Deployment.spec.template.spec.containers[0].volumeMounts[0].name is no String
					base/deployment.yaml | apps/v1                     | apps/v1beta1                  | apps/v1beta1 Deployment is nothing that is deployed here
					base/deployment.yaml | kind: Deployment            | kind: DaemonSet               | apps/v1 DaemonSet is nothing that is deployed here
					base/service.yaml    | name: tetrix                | title: tetrix                 | v1 Service has no name
					base/pod-disruption-budget.yaml | maxUnavailable: 10% | maxUnavailable: [1]         | PodDisruptionBudget.spec.maxUnavailable is no IntOrString
					base/pod-disruption-budget.yaml | AlwaysAllow      | AlwaysAllows                 | PodDisruptionBudget.spec.unhealthyPodEvictionPolicy cannot be AlwaysAllows
					base/ingress.yaml    | Prefix                     | Prefx                         | Ingress.spec.rules[0].http.paths[0].pathType cannot be Prefx
					base/deployment.yaml | DoNotSchedule              | DontSchedule                  | Deployment.spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable cannot be DontSchedule
					base/network-policy.yaml | protocol: TCP          | protocol: TPC                 | NetworkPolicy.spec.ingress[0].ports[0].protocol cannot be TPC
					base/network-policy.yaml | policyTypes: [Ingress, | policyTypes: [Ingres,         | NetworkPolicy.spec.policyTypes[0] cannot be Ingres
					base/service-monitor.yaml | scrapeTimeout          | timeout                       | ServiceMonitor.spec.endpoints[0].timeout is unknown
					base/network-policy.yaml | policyTypes: [Ingress, Egress] | policyTypes: [1]       | NetworkPolicy.spec.policyTypes[0] is no String
					base/horizontal-pod-autoscaler.yaml | maxReplicas: 4 | maxReplica: 4                | HorizontalPodAutoscaler.spec.maxReplicas is missing
					overlays/production/horizontal-pod-autoscaler.yaml | maxReplicas: 20 | maxReplica: 20 | HorizontalPodAutoscaler.spec.maxReplica is unknown
					""")
	void whatTheClusterWouldRefuseIsFound(String path, String find, String replace, String flaw) {
		assertThat(schemaFlaws(edited(path, find, replace), path)).contains(flaw);
	}

	@ParameterizedTest
	@MethodSource("environments")
	void everyEnvironmentFitsTheService(String path) {
		assertThat(broken(ManifestSet.of(FILES, path))).isEmpty();
	}

	@Test
	void theFilesFitEachOther() {
		assertThat(KustomizationRules.broken(FILES)).isEmpty();
		assertThat(environments()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					path: /api/health/ready             | path: /api/health                | readinessProbe does not ask /api/health/ready
					path: /api/health/live, port: http } | path: /api/health/ready, port: http } | startupProbe does not ask /api/health/live
					ready, port: http }                 | ready, port: 8080 }              | readinessProbe does not ask the port http
					livenessProbe:                      | lifeProbe:                       | livenessProbe does not ask /api/health/live
					timeoutSeconds: 5                   | timeoutSeconds: 4                | startupProbe waits less than 5 s for a shared vCPU
					periodSeconds: 5                    | periodSeconds: 4                 | startupProbe overtakes itself
					failureThreshold: 24                | failureThreshold: 19             | a slow start would be restarted
					periodSeconds: 10                   | periodSeconds: 5                 | an instance would be restarted before it leaves rotation
					successThreshold: 1~            failureThreshold: 6 | failureThreshold: 13 | a dead instance would be asked for more than a minute
					seconds: 15                         | seconds: 4                       | requests would come to an instance that is gone
					preStop:~              sleep: { seconds: 15 } | postStart:~              sleep: { seconds: 15 } | requests would come to an instance that is gone
					terminationGracePeriodSeconds: 60   | terminationGracePeriodSeconds: 49 | the cluster would kill the service before its own deadline
					limits: { cpu: "1", memory: 1Gi }   | limits: { cpu: "1", memory: 2Gi } | the memory is not what the image is made for
					limits: { cpu: "1", memory: 1Gi }   | limits: { cpu: "1" }             | the memory is not what the image is made for
					500m, memory: 1Gi                   | 500m, memory: 512Mi              | a node could run out of memory that it has promised
					cpu: "1"                            | cpu: "2"                         | the processor is not what the image is made for
					cpu: 500m, memory                   | memory                           | no processor is asked for
					runAsNonRoot: true                  | runAsNonRoot: false              | it may run as root
					runAsUser: 10001                    | runAsUser: 0                     | it may run as root
					runAsUser: 10001                    | runAsUser: 1000                  | its user is not the image's
					RuntimeDefault                      | Unconfined                       | every system call is allowed
					allowPrivilegeEscalation: false     | allowPrivilegeEscalation: true   | it may gain rights
					drop: [ALL]                         | drop: [NET_RAW]                  | it keeps capabilities
					drop: [ALL]                         | drop: [ALL], add: [SYS_ADMIN]    | it keeps capabilities
					allowPrivilegeEscalation: false     | privileged: true                 | it is privileged
					automountServiceAccountToken: false | automountServiceAccountToken: true | it holds a token of the cluster
					enableServiceLinks: false           | hostNetwork: true                | other services become its environment
					enableServiceLinks: false           | hostNetwork: true                | it has the node's hostNetwork
					readOnlyRootFilesystem: true        | readOnlyRootFilesystem: false    | its files can be changed
					mountPath: /tmp                     | mountPath: /data                 | /tmp cannot be written
					emptyDir: { sizeLimit: 64Mi }       | emptyDir: {}                     | /tmp is no bounded folder of its own
					emptyDir: { sizeLimit: 64Mi }       | hostPath: { path: /tmp }         | /tmp is no bounded folder of its own
					minDomains: 2                       | minDomains: 1                    | two replicas may share the only node that fails
					DoNotSchedule                       | ScheduleAnyway                   | two replicas may share the only node that fails
					kubernetes.io/hostname              | kubernetes.io/arch               | two replicas may share the only node that fails
					nodeTaintsPolicy: Honor             | nodeTaintsPolicy: Ignore         | a node that is emptied would hold up its successors
					revisionHistoryLimit: 5             | replicas: 2                      | each apply would undo the autoscaler
					maxUnavailable: 0                   | maxUnavailable: 1                | a release takes replicas away
					type: RollingUpdate                 | type: Recreate                   | a release takes replicas away
					""")
	void aCarelessEditOfTheDeploymentIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(DEPLOYMENT, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			failureThreshold: 24              | failureThreshold: 20
			seconds: 15                       | seconds: 5
			terminationGracePeriodSeconds: 60 | terminationGracePeriodSeconds: 50
			cpu: 500m                         | cpu: "1"
			""")
	void anEditWithinTheLimitsIsNot(String find, String replace) {
		assertThat(brokenBy(DEPLOYMENT, find, replace)).isEmpty();
	}

	@Test
	void aServiceThatNeedsLongerToLeaveIsCaught() {
		ServiceFacts slower = new ServiceFacts(SERVICE.variables(), Duration.ofSeconds(16), Duration.ofSeconds(41));
		assertThat(WorkloadRules.broken(ManifestSet.of(FILES, KustomizationRules.BASE), slower)).containsExactly(
				"requests would come to an instance that is gone",
				"the cluster would kill the service before its own deadline");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					pod-disruption-budget     | maxUnavailable: 10%       | maxUnavailable: 0%          | the budget lets no node be emptied, or too many
					pod-disruption-budget     | maxUnavailable: 10%       | maxUnavailable: 100%        | the budget lets no node be emptied, or too many
					pod-disruption-budget     | matchLabels: { app.kubernetes.io/name: tetrix, app.kubernetes.io/component: web } | matchLabels: { app: tetrix } | the budget is of other pods
					horizontal-pod-autoscaler | minReplicas: 2            | minReplicas: 1              | one instance is no availability
					horizontal-pod-autoscaler | maxReplicas: 4            | maxReplicas: 2              | autoscaling has nowhere to go
					horizontal-pod-autoscaler | name: cpu                 | name: memory                | CPU is no measure
					horizontal-pod-autoscaler | http_server_requests_per_second | requests              | requests are no measure
					horizontal-pod-autoscaler | kind: Deployment, name: tetrix | kind: Deployment, name: web | the autoscaler scales something else
					service                   | selector: { app.kubernetes.io/name: tetrix, app.kubernetes.io/component: web } | selector: { app: tetrix } | the service leads to other pods
					service                   | selector:                 | type: LoadBalancer~  selector: | the service is open to the world, Actuator with it
					service                   | targetPort: http          | targetPort: management      | the service mixes up its ports
					deployment                | containerPort: 8080       | containerPort: 8090         | the port http is not PORT
					deployment                | containerPort: 8081       | containerPort: 9090         | the port management is not MANAGEMENT_PORT
					ingress                   | - host: joromi.           | - host: jaromi.             | the hosts are not the service's domains
					ingress                   | [tetrixcorp.com, joromi.tetrixcorp.com, | [tetrixcorp.com, | the certificate is not for the hosts
					ingress                   | port: { name: http }      | port: { name: management }  | not everything is routed to the pages' port
					ingress                   | path: /                   | path: /api                  | not everything is routed to the pages' port
					service-monitor           | port: management          | port: http                  | Prometheus asks something else
					service-monitor           | /actuator/prometheus      | /metrics                    | Prometheus asks something else
					service-monitor           | matchLabels: { app.kubernetes.io/name: tetrix } | matchLabels: { app: tetrix } | Prometheus does not find the service
					service-monitor           | jobLabel: app.kubernetes.io/name | jobLabel: app        | the alerts do not know the job
					network-policy            | policyTypes: [Ingress, Egress] | policyTypes: [Ingress] | the policy leaves a direction open
					network-policy            | matchLabels: { app.kubernetes.io/name: tetrix } | matchLabels: { app: tetrix } | the policy is of other pods
					network-policy            | matchLabels: { kubernetes.io/metadata.name: ingress } | matchLabels: {} | anybody may come in
					network-policy            | port: http }              | port: management }          | other ports are open, or a port is not
					network-policy            | k8s-app: kube-dns         | k8s-app: dns                | it cannot look up a name
					network-policy            | port: 25061               | port: 25060                 | it does not reach the pooler
					network-policy            | 169.254.0.0/16, | ``                                    | it does not reach the providers
					network-policy            | port: 443 }               | port: 8443 }                | it does not reach the providers
					network-policy            | port: 443 }               | port: 443 }~        - { protocol: TCP, port: 25 } | it reaches more than it needs
					network-policy            | - to:~        - ipBlock: { cidr: 10.0.0.0/8 }~      ports: | - ports: | it may go anywhere
					""")
	void aCarelessEditOfWhatStandsAroundItIsCaught(String file, String find, String replace, String broken) {
		assertThat(brokenBy("base/" + file + ".yaml", find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					base/tetrix.env      | SINCH_REGION=us            | SINCH_REGIO=us                  | SINCH_REGION is missing
					base/tetrix.env      | SINCH_REGION=us            | SINCH_REGIO=us                  | SINCH_REGIO is unknown to the service, or the image's
					base/tetrix.env      | SINCH_REGION=us            | SINCH_REGION=                   | SINCH_REGION has no value
					base/tetrix.env      | SINCH_REGION=us            | TETRIX_COMMIT=1                 | TETRIX_COMMIT is unknown to the service, or the image's
					base/tetrix.env      | SINCH_REGION=us            | SINCH_REGION=KEY0123456789abcdefABCDEF01 | SINCH_REGION has a value that looks secret
					base/tetrix.env      | SINCH_REGION=us            | TELNYX_API_KEY=key              | TELNYX_API_KEY is no Secret
					base/tetrix.env      | SINCH_REGION=us            | TELNYX_API_KEY=key              | TELNYX_API_KEY is there twice
					base/tetrix.env      | https://api.telnyx.com     | https://u:p@api.telnyx.com      | TELNYX_BASE_URL has a value that looks secret
					base/tetrix.env      | PROFILES_ACTIVE=production | PROFILES_ACTIVE=prod            | the profile is not production
					base/tetrix.env      | TETRIX_ROLE=all            | TETRIX_ROLE=pages               | nobody would answer for the other role
					base/tetrix.env      | MANAGEMENT_PORT=8081       | MANAGEMENT_PORT=8080            | Actuator would be public
					base/tetrix.env      | x-forwarded-for            | do-connecting-ip                | any client could choose its address
					base/tetrix.env      | SERVER_TOMCAT              | SERVER_TOMCATS                  | any client could choose its address
					base/deployment.yaml | configMapRef: { name: tetrix } | secretRef: { name: tetrix } | the settings are not the environment
					base/deployment.yaml | name: tetrix, key: SINCH_API_TOKEN | name: tetrix, key: TELNYX_API_KEY | SINCH_API_TOKEN is not the key of its name
					base/deployment.yaml | name: tetrix, key: SINCH_API_TOKEN | name: other, key: SINCH_API_TOKEN | SINCH_API_TOKEN is in another Secret
					base/deployment.yaml | key: STAFF_EMAILS }        | key: STAFF_EMAILS, optional: true } | STAFF_EMAILS may be missing
					base/deployment.yaml | - name: STAFF_EMAILS       | - name: STAFF_EMAIL             | STAFF_EMAILS is missing
					base/deployment.yaml | valueFrom: { secretKeyRef: { name: tetrix, key: SINCH_API_TOKEN } } | value: abc | SINCH_API_TOKEN has a value here
					""")
	void aCarelessEditOfAVariableIsCaught(String path, String find, String replace, String broken) {
		assertThat(brokenBy(path, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					base/kustomization.yaml                | - network-policy.yaml | - policy.yaml        | base/kustomization.yaml names no policy.yaml
					base/kustomization.yaml                | - network-policy.yaml~ | ~                   | base/network-policy.yaml is used by nothing
					base/kustomization.yaml                | envs: [tetrix.env]    | envs: [settings.env]  | base/kustomization.yaml names no settings.env
					base/kustomization.yaml                | configMapGenerator:   | commonLabels: {a: b}~configMapGenerator: | base/kustomization.yaml holds commonLabels
					overlays/staging/kustomization.yaml    | behavior: merge       | behavior: replace     | overlays/staging/kustomization.yaml throws the settings of the base away
					overlays/staging/kustomization.yaml    | path: ingress.yaml    | path: ingres.yaml     | overlays/staging/kustomization.yaml names no ingres.yaml
					overlays/staging/ingress.yaml          | name: tetrix~spec     | name: web~spec        | overlays/staging/kustomization.yaml patches no Ingress of the base
					overlays/staging/horizontal-pod-autoscaler.yaml | maxReplicas: 3 | metrics: []         | overlays/staging/kustomization.yaml patches a list of HorizontalPodAutoscaler
					overlays/staging/namespace.yaml        | name: tetrix-staging  | name: tetrix          | overlays/staging/kustomization.yaml has no namespace of its own
					overlays/production/namespace.yaml     | restricted            | privileged            | overlays/production/kustomization.yaml lets pods do more than they need
					overlays/production/kustomization.yaml | digest: sha256:00     | digest: sha256:       | overlays/production/kustomization.yaml names its image by something else than a digest
					overlays/production/kustomization.yaml | digest: sha256:       | newTag: v             | overlays/production/kustomization.yaml names its image by something else than a digest
					""")
	void aCarelessEditOfAnOverlayIsCaught(String path, String find, String replace, String broken) {
		assertThat(KustomizationRules.broken(edited(path, find, replace))).contains(broken);
	}

	@Test
	void anOverlayThatForgetsADomainIsCaught() {
		ManifestFiles files = edited("overlays/staging/tetrix.env", "joromi.staging", "joromi");
		assertThat(broken(ManifestSet.of(files, "overlays/staging/kustomization.yaml")))
			.containsExactly("the hosts are not the service's domains");
	}

	@Test
	void theServiceTakesTheClientsAddressFromTheHeaderOfTheIngress() {
		Map<String, Object> settings = Map.copyOf(ManifestSet.of(FILES, KustomizationRules.BASE).settings());
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(new SystemEnvironmentPropertySource(
				StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, settings));
		assertThat(new Binder(ConfigurationPropertySources.from(sources))
			.bind("server.tomcat.remoteip.remote-ip-header", String.class)
			.get()).isEqualTo("x-forwarded-for");
	}

	/**
	 * Where kubectl is at hand, Kustomize itself is asked: the same rules, on what it
	 * makes.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "production", "staging" })
	@EnabledIf("kubectlIsThere")
	void whatKustomizeMakesIsTheSame(String environment) throws Exception {
		ManifestSet rendered = ManifestSet.rendered(kustomize("deploy/kubernetes/overlays/" + environment));
		ManifestSet expected = ManifestSet.of(FILES, "overlays/" + environment + "/kustomization.yaml");
		assertThat(rendered.settings()).isEqualTo(expected.settings());
		assertThat(rendered.objects().values())
			.allSatisfy((it) -> assertThat(ManifestSchema.flaws(it, true)).isEmpty());
		assertThat(broken(rendered)).isEmpty();
		assertThat(rendered.spec("HorizontalPodAutoscaler").value())
			.isEqualTo(expected.spec("HorizontalPodAutoscaler").value());
		assertThat(rendered.spec("Ingress").value()).isEqualTo(expected.spec("Ingress").value());
		assertThat(rendered.container().at("image").text()).matches("[\\w./-]+/tetrix@sha256:[0-9a-f]{64}");
		assertThat(rendered.container().at("envFrom").list().get(0).at("configMapRef", "name").text())
			.isEqualTo(rendered.the("ConfigMap").at("metadata", "name").text())
			.matches("tetrix-\\w{10}");
	}

	private static String kustomize(String overlay) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("kubectl", "kustomize", overlay).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	static boolean kubectlIsThere() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> new File(folder, "kubectl").canExecute());
	}

	private static List<String> manifests() {
		return FILES.manifests();
	}

	private static List<String> environments() {
		return FILES.kustomizations();
	}

	private static List<String> schemaFlaws(ManifestFiles files, String path) {
		boolean patch = files.kustomizations()
			.stream()
			.anyMatch((it) -> files.yaml(it)
				.at("patches")
				.list()
				.stream()
				.anyMatch((named) -> ManifestFiles.resolve(it, named.at("path").text()).equals(path)));
		return ManifestSchema.flaws(files.yaml(path), !patch);
	}

	private static List<String> broken(ManifestSet manifests) {
		List<String> broken = new ArrayList<>(WorkloadRules.broken(manifests, SERVICE));
		broken.addAll(TrafficRules.broken(manifests));
		broken.addAll(SettingsRules.broken(manifests, SERVICE));
		return broken;
	}

	private static List<String> brokenBy(String path, String find, String replace) {
		return broken(ManifestSet.of(edited(path, find, replace), KustomizationRules.BASE));
	}

	/** Only the first occurrence is edited, and there must be one. */
	private static ManifestFiles edited(String path, String find, String replace) {
		String what = find.replace('~', '\n');
		String text = FILES.text(path);
		assertThat(text).contains(what);
		int at = text.indexOf(what);
		return FILES.with(path,
				text.substring(0, at) + replace.replace('~', '\n') + text.substring(at + what.length()));
	}

}
