package com.tetrixcorp;

import java.security.Security;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import com.tetrixcorp.fleet.ForcedExit;

/**
 * TETRIX's public face: pages, APIs, and an honest account of the health of everything
 * behind them.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TetrixApplication {

	/** Seconds; the JDK's own are 30 and 10. */
	private static final String ADDRESSES_KEPT = "2";

	private static final String NO_ADDRESS_KEPT = "1";

	public static void main(String[] args) {
		ForcedExit.armOnShutdown();
		followNames();
		SpringApplication application = new SpringApplication(TetrixApplication.class);
		application.addListeners(new ProductionRequirements());
		application.run(args);
	}

	// A managed database changes its address when it fails over, and keeps its name.
	private static void followNames() {
		Security.setProperty("networkaddress.cache.ttl", ADDRESSES_KEPT);
		Security.setProperty("networkaddress.cache.negative.ttl", NO_ADDRESS_KEPT);
	}

}
