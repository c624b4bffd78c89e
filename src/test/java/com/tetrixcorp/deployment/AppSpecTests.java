package com.tetrixcorp.deployment;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AppSpecTests {

	private static final ServiceFacts SERVICE = ServiceFacts.read();

	private static final String SPEC = ServiceFacts.file(".do/app.yaml");

	@Test
	void theSpecFitsTheService() {
		assertThat(AppSpecRules.broken(SPEC, SERVICE)).isEmpty();
	}

	@Test
	void soDoesItsVariantThatScalesByItself() {
		assertThat(variant()).contains("\n    autoscaling:\n")
			.contains("\n  - rule: AUTOSCALE_FAILED\n")
			.doesNotContain("instance_count: 2\n    #");
		assertThat(AppSpecRules.broken(variant(), SERVICE)).isEmpty();
	}

	@Test
	void theServiceIsReadAndNotAssumed() {
		assertThat(SERVICE.variables()).hasSizeGreaterThan(25)
			.contains("DATABASE_URL", "TETRIX_COMMIT", "STAFF_EMAILS", "VERIFICATION_SIGNING_KEY", "MANAGEMENT_PORT");
		assertThat(SERVICE.deadline()).isGreaterThan(SERVICE.drain()).isGreaterThan(Duration.ZERO);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					instance_size_slug: apps-s-1vcpu-1gb | instance_size_slug: professional-xs        | professional-xs is a closed size
					apps-d-1vcpu-1gb                     | basic-xxs                              | basic-xxs is a closed size
					apps-s-1vcpu-1gb~                   | apps-s-1vcpu-1gb-fixed~                  | the size is too small, or cannot run twice
					apps-s-1vcpu-1gb~                   | apps-s-1vcpu-0.5gb~                      | the size is too small, or cannot run twice
					instance_count: 2                    | instance_count: 1                         | one instance is no availability
					instance_count: 2                    | autoscaling: {min_instance_count: 2}~    instance_count: 2 | there is not exactly one of instance_count and autoscaling
					~    instance_count: 2~            | ~                                        | there is not exactly one of instance_count and autoscaling
					deploy_on_push: false                | deploy_on_push: true                      | a push would deploy
					`          prefix: /~` | `          prefix: /api~`                | not everything is routed to the service
					""")
	void aCarelessEditOfSizeOrSourceIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(SPEC, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			apps-d-1vcpu-1gb       | apps-s-1vcpu-1gb       | only a dedicated size scales by itself
			min_instance_count: 2  | min_instance_count: 1  | one instance is no availability
			max_instance_count: 4  | max_instance_count: 2  | autoscaling has nowhere to go
			percent: 70            | percent:               | autoscaling has no measure
			- rule: AUTOSCALE_FAILED | - rule: DEPLOYMENT_LIVE | nobody is told of AUTOSCALE_FAILED
			""")
	void aCarelessEditOfTheVariantIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(variant(), find, replace)).containsExactly(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					http_path: /api/health/ready         | http_path: /api/health          | health_check does not ask /api/health/ready
					http_path: /api/health/live          | http_path: /api/health/ready    | liveness_health_check does not ask /api/health/live
					/api/health/ready~      port: 8080  | /api/health/ready               | health_check does not name the service's port
					http_port: 8080                      | http_port: 8090                 | health_check does not name the service's port
					period_seconds: 5                    | period_seconds: 4               | health_check overtakes itself
					initial_delay_seconds: 30            | initial_delay_seconds: 19       | health_check gives a start too little time
					period_seconds: 10                   | period_seconds: 5               | an instance would be restarted before it leaves rotation
					initial_delay_seconds: 60            | initial_delay_seconds: 39       | a slow start would be restarted
					period_seconds: 5                    | period_seconds: 11              | a dead instance would be asked for more than a minute
					grace_period_seconds: 45             | grace_period_seconds: 34        | the platform would kill the service before its own deadline
					grace_period_seconds: 45             | grace_period_seconds: 601       | the platform does not wait that long
					drain_seconds: 15                    | drain_seconds: 4                | the edge has less time to forget an instance than it gives
					""")
	void aCarelessEditOfProbesOrTerminationIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(SPEC, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			initial_delay_seconds: 30 | initial_delay_seconds: 20
			initial_delay_seconds: 60 | initial_delay_seconds: 40
			grace_period_seconds: 45  | grace_period_seconds: 35
			grace_period_seconds: 45  | grace_period_seconds: 600
			drain_seconds: 15         | drain_seconds: 5
			minimum_tls_version: "1.2" | minimum_tls_version: "1.3"
			value: 1~                | value: 2~
			""")
	void anEditWithinTheLimitsIsNot(String find, String replace) {
		assertThat(brokenBy(SPEC, find, replace)).isEmpty();
	}

	@Test
	void aProbeThatGivesUpWithinASecondIsCaught() {
		assertThat(AppSpecRules.broken(SPEC.replace("timeout_seconds: 5", "timeout_seconds: 4"), SERVICE))
			.containsExactly("health_check waits less than 5 s for a shared vCPU",
					"liveness_health_check waits less than 5 s for a shared vCPU");
	}

	@Test
	void aServiceThatNeedsLongerToLeaveIsCaught() {
		ServiceFacts slower = new ServiceFacts(SERVICE.variables(), Duration.ofSeconds(16), Duration.ofSeconds(41));
		assertThat(AppSpecRules.broken(SPEC, slower)).containsExactly(
				"the platform would kill the service before its own deadline",
				"the edge has less time to forget an instance than it gives");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					- key: STAFF_EMAILS             | - key: STAFF_EMAIL                 | STAFF_EMAILS is missing
					- key: STAFF_EMAILS             | - key: STAFF_EMAIL                 | STAFF_EMAIL is unknown to the service
					- key: SINCH_REGION             | - key: TETRIX_REGION               | TETRIX_REGION is there twice
					- key: SINCH_REGION             | - key: PORT                        | PORT is unknown to the service
					value: "8081"                   | value: 8081                        | MANAGEMENT_PORT is no string
					value: "8081"                   | value: "8080"                      | Actuator would be public
					value: production               | value: prod                        | the profile is not production
					value: all                      | value: api                         | nobody would answer for the other role
					value: fra                      | value: nyc                         | the service would tell another region
					${db.DATABASE_URL}              | ${db.JDBC_DATABASE_URL}            | DATABASE_URL is not ${db.DATABASE_URL}
					${db.DATABASE_URL}              | ${postgres.DATABASE_URL}           | DATABASE_URL is not ${db.DATABASE_URL}
					${_self.COMMIT_HASH}            | ${COMMIT_HASH}                     | TETRIX_COMMIT is not ${_self.COMMIT_HASH}
					value: us                       | value: ${_self.REGION}             | SINCH_REGION refers to something unknown
					RUN_TIME~        value: us     | RUN_AND_BUILD_TIME~        value: us | SINCH_REGION is not RUN_TIME
					~services:                     | ~envs: [{key: A, value: B}]~services: | a variable belongs to the app, not to the service
					""")
	void aCarelessEditOfAVariableIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(SPEC, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					type: SECRET                    | type: GENERAL                      | TELNYX_API_KEY is not SECRET
					type: SECRET                    | type: SECRET~        value: ""     | TELNYX_API_KEY is SECRET and has a value here
					type: SECRET                    | type: SECRET~        value: CHANGE_ME | TELNYX_API_KEY is SECRET and has a value here
					type: SECRET                    | type: SECRET~        value: EV[1:abc] | an encrypted value is valid for one app only
					value: us                       | value: ""                          | SINCH_REGION has no value
					value: us                       | value: KEY0123456789abcdefABCDEF01 | SINCH_REGION has a value that looks secret
					value: https://api.telnyx.com   | value: https://u:p@api.telnyx.com  | TELNYX_BASE_URL has a value that looks secret
					- key: SINCH_REGION             | - key: OTHER_TOKEN                 | OTHER_TOKEN sounds secret and is not SECRET
					""")
	void aSecretThatIsNoneIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(SPEC, find, replace)).contains(broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					type: PRIMARY                   | type: ALIAS                        | the primary domain is not the service's
					domain: joromi.                 | domain: jaromi.                    | the alias domains are not the service's
					domain: joromi.                 | domain: code-academy.              | code-academy.tetrixcorp.com is there twice
					type: ALIAS                     | type: DEFAULT                      | joromi.tetrixcorp.com is neither PRIMARY nor ALIAS
					minimum_tls_version: "1.2"      | minimum_tls_version: "1.1"         | tetrixcorp.com allows old TLS
					minimum_tls_version: "1.2"      | minimum_tls_version: 1.2           | tetrixcorp.com allows old TLS
					~    minimum_tls_version: "1.2" | ``                                | tetrixcorp.com allows old TLS
					- rule: DEPLOYMENT_FAILED       | - rule: DEPLOYMENT_LIVE            | nobody is told of DEPLOYMENT_FAILED
					- rule: DOMAIN_FAILED           | - {rule: DOMAIN_FAILED, disabled: true} | nobody is told of DOMAIN_FAILED
					- rule: RESTART_COUNT           | - rule: REQUESTS_PER_SECOND        | nobody is told of RESTART_COUNT
					operator: GREATER_THAN          | operator: LESS_THAN                | CPU_UTILIZATION has no operator
					value: 80                       | value: 0                           | CPU_UTILIZATION has no threshold
					window: TEN_MINUTES             | window: TWO_MINUTES                | CPU_UTILIZATION has no window
					MEM_UTILIZATION~        operator: GREATER_THAN~        value: 80 | MEM_UTILIZATION~        operator: GREATER_THAN~        value: 81 | MEM_UTILIZATION is told too late
					production: true                | production: false                  | a database for development has no backups
					cluster_name: tetrix-db         | size: small                        | the database names no cluster
					version: "17"                   | version: 17                        | it is no PostgreSQL
					- name: db                      | - name: database                   | the database is not called db
					region: fra                     | region: ams                        | the region is not fra
					disable_email_obfuscation: true | disable_email_obfuscation: false   | the edge would rewrite addresses
					threat_control_enabled: false   | threat_control_enabled: true       | the edge would refuse monitors
					disable_edge_cache: false       | disable_edge_cache: true           | the edge would keep nothing
					""")
	void aCarelessEditOfDomainsAlertsDatabaseOrEdgeIsCaught(String find, String replace, String broken) {
		assertThat(brokenBy(SPEC, find, replace)).contains(broken);
	}

	@Test
	void aKeyThatStandsTwiceIsRefused() {
		assertThatThrownBy(() -> brokenBy(SPEC, "instance_count: 2", "instance_count: 2\n    instance_count: 3"))
			.hasMessageContaining("duplicate key instance_count");
	}

	private static String variant() {
		return SPEC.replaceAll("(?m)^ {4}instance_(size_slug|count):.*\\n", "").replaceAll("(?m)^( *)#\\| ", "$1");
	}

	/** Only the first occurrence is edited, and there must be one. */
	private static List<String> brokenBy(String spec, String find, String replace) {
		String what = unescape(find);
		assertThat(spec).contains(what);
		int at = spec.indexOf(what);
		String edited = spec.substring(0, at) + unescape(replace) + spec.substring(at + what.length());
		return AppSpecRules.broken(edited, SERVICE);
	}

	/** A line break in a cell is written as a tilde. */
	private static String unescape(String cell) {
		return cell.replace('~', '\n');
	}

}
