package com.tetrixcorp;

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
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

import com.tetrixcorp.fleet.ForcedExit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.tetrixcorp");

	@Test
	void packagesFormNoCircles() {
		slices().matching("com.tetrixcorp.(*)..").should().beFreeOfCycles().check(CODE);
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
	void nothingPointsAtWeb() {
		noClasses().that()
			.resideOutsideOfPackage("com.tetrixcorp.web..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.tetrixcorp.web..")
			.check(CODE);
	}

	@Test
	void healthKnowsNobodyElse() {
		noClasses().that()
			.resideInAPackage("com.tetrixcorp.health..")
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are ours, but not health's",
					(type) -> type.getPackageName().startsWith("com.tetrixcorp")
							&& !type.getPackageName().startsWith("com.tetrixcorp.health")))
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
