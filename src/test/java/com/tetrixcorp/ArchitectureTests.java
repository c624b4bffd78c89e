package com.tetrixcorp;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

import com.tetrixcorp.fleet.ForcedExit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.tetrixcorp");

	/** Which packages a package may see; the same as in docs/architecture.md. */
	private static final Map<String, Set<String>> ARROWS = Map.ofEntries(entry("setting"), entry("health"),
			entry("site"), entry("database", "health", "setting"),
			entry("provider", "health", "setting", "verification", "staff"), entry("fleet", "health"),
			entry("limit", "database"), entry("contact", "site", "limit", "database"),
			entry("status", "health", "fleet", "site", "database"),
			entry("alert", "status", "health", "fleet", "setting", "database", "contact"),
			entry("verification", "limit", "database", "setting", "site"),
			entry("staff", "contact", "verification", "status", "health", "site", "setting", "database"),
			entry("web", "health", "fleet", "site", "limit"), entry("apidoc", "site"));

	static Set<String> packages() {
		return ARROWS.keySet();
	}

	@ParameterizedTest
	@MethodSource("packages")
	void aPackageSeesOnlyWhatItsArrowsPointAt(String name) {
		noClasses().that()
			.resideInAPackage("com.tetrixcorp." + name + "..")
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are ours, but none of " + ARROWS.get(name),
					(type) -> type.getPackageName().startsWith("com.tetrixcorp") && !name.equals(packageOf(type))
							&& !ARROWS.getOrDefault(name, Set.of()).contains(packageOf(type))))
			.check(CODE);
	}

	@Test
	void everyPackageHasItsArrows() {
		assertThat(CODE.stream().map(ArchitectureTests::packageOf).filter((name) -> !name.isEmpty()))
			.containsOnly(ARROWS.keySet().toArray(String[]::new));
	}

	@Test
	void packagesFormNoCircles() {
		slices().matching("com.tetrixcorp.(*)..").should().beFreeOfCycles().check(CODE);
		slices().matching("com.tetrixcorp.(*).(*)..").should().beFreeOfCycles().check(CODE);
	}

	@Test
	void providersDoNotSeeEachOther() {
		slices().matching("com.tetrixcorp.provider.(*)..").should().notDependOnEachOther().check(CODE);
	}

	@Test
	void nothingPointsAtTheProviders() {
		noClasses().that()
			.resideOutsideOfPackage("com.tetrixcorp.provider..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.tetrixcorp.provider..")
			.check(CODE);
	}

	@Test
	void nothingPointsAtAlerts() {
		noClasses().that()
			.resideOutsideOfPackage("com.tetrixcorp.alert..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.tetrixcorp.alert..")
			.check(CODE);
	}

	@Test
	void nothingPointsAtWeb() {
		noClasses().that()
			.resideOutsideOfPackage("com.tetrixcorp.web..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.tetrixcorp.web..")
			.check(CODE);
	}

	@Test
	void whatHealthShowsIsMadeFromItsPublicReportsAlone() {
		noClasses().that()
			.resideInAPackage("com.tetrixcorp.health")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.tetrixcorp.health.view")
			.check(CODE);
	}

	@Test
	void controllersAreKnownToNobody() {
		classes().that()
			.areAnnotatedWith(Controller.class)
			.or()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.bePackagePrivate()
			.check(CODE);
	}

	@Test
	void propertiesAreRecords() {
		classes().that().areAnnotatedWith(ConfigurationProperties.class).should().beRecords().check(CODE);
	}

	@Test
	void noClassHoldsMutableStaticState() {
		classes().that().doNotBelongToAnyOf(ForcedExit.class).should(haveOnlyFinalStaticFields()).check(CODE);
	}

	private static Map.Entry<String, Set<String>> entry(String name, String... seen) {
		return Map.entry(name, Set.of(seen));
	}

	// Of com.tetrixcorp.status.chart.DayBar: status; of what starts the service: nothing.
	private static String packageOf(JavaClass type) {
		String[] names = type.getPackageName().split("\\.");
		return (names.length > 2) ? names[2] : "";
	}

	private static ArchCondition<JavaClass> haveOnlyFinalStaticFields() {
		return new ArchCondition<>("have only final static fields") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getFields()
					.stream()
					.filter((field) -> !field.getName().contains("$"))
					.filter((field) -> field.getModifiers().contains(JavaModifier.STATIC))
					.filter((field) -> !field.getModifiers().contains(JavaModifier.FINAL))
					.forEach((field) -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
			}

		};
	}

}
