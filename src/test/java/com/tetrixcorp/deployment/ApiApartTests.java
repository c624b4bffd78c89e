package com.tetrixcorp.deployment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The overlay that {@code docs/scaling.md} shows for an API with instances of its own,
 * put together with the base that it stands on.
 */
class ApiApartTests {

	private static final String PATH = "overlays/production-api/kustomization.yaml";

	private static final ServiceFacts SERVICE = ServiceFacts.read();

	private static final ManifestFiles FILES = ManifestFiles.read().with(PATH, shown());

	private static final ManifestSet BASE = ManifestSet.of(FILES, KustomizationRules.BASE);

	private static final ManifestSet API = ManifestSet.of(FILES, PATH);

	@Test
	void itHasWhatAnApiNeedsOfItsOwnAndSharesTheRest() {
		assertThat(API.objects()).containsOnlyKeys("Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget",
				"Service");
	}

	@Test
	void whatItPatchesIsThereByThatName() {
		List<Yaml> patches = FILES.yaml(PATH).at("patches").list();
		assertThat(patches).hasSize(4).allSatisfy((patch) -> {
			Yaml change = Yaml.parse(patch.at("patch").text());
			Yaml target = BASE.the(change.at("kind").text());
			assertThat(change.at("apiVersion").text()).isEqualTo(target.at("apiVersion").text());
			assertThat(change.at("metadata", "name").text()).isEqualTo(target.at("metadata", "name").text());
		});
	}

	@Test
	void theClusterTakesItAndItHoldsTheRulesOfEveryWorkload() {
		assertThat(API.objects().values())
			.allSatisfy((object) -> assertThat(ManifestSchema.flaws(object, true)).isEmpty());
		assertThat(WorkloadRules.broken(API, SERVICE)).isEmpty();
	}

	@Test
	void itsPodsAreOthersAndYetUnderTheSamePolicyAndMonitor() {
		assertThat(API.podLabels()).isNotEqualTo(BASE.podLabels());
		assertThat(API.spec("Service").at("selector").map()).isEqualTo(API.podLabels());
		assertThat(API.selectsThePods(BASE.spec("NetworkPolicy").at("podSelector"))).isTrue();
		assertThat(API.the("Service")
			.at("metadata", "labels")
			.map()
			.entrySet()
			.containsAll(BASE.spec("ServiceMonitor").at("selector", "matchLabels").map().entrySet())).isTrue();
	}

	@Test
	void itDiffersFromTheOthersInItsRoleAlone() {
		assertThat(API.settings()).containsEntry("TETRIX_ROLE", "api");
		assertThat(SettingsRules.broken(API, SERVICE)).containsExactly("nobody would answer for the other role");
	}

	@Test
	void itsImageIsNamedByADigest() {
		Yaml image = FILES.yaml(PATH).at("images").list().get(0);
		assertThat(image.at("name").text()).isEqualTo(BASE.container().at("image").text());
		assertThat(image.at("digest").text()).matches("sha256:[0-9a-f]{64}");
	}

	private static String shown() {
		Matcher block = Pattern.compile("(?s)```yaml\n# overlays/production-api/kustomization.yaml\n(.*?)\n```")
			.matcher(ServiceFacts.file("docs/scaling.md"));
		assertThat(block.find()).isTrue();
		return block.group(1);
	}

}
