package com.tetrixcorp;

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

	public static void main(String[] args) {
		ForcedExit.armOnShutdown();
		SpringApplication application = new SpringApplication(TetrixApplication.class);
		application.addListeners(new ProductionRequirements());
		application.run(args);
	}

}
